import { takeFromRateLimit } from '../data/accounts/rate-limits';
import { getLog } from '../log';
import { processSingleton } from '../process-singleton';
import type { PlatformServices } from '../video-platforms/contract';
import { createLocalTurns } from '../video-platforms/local-turns';
import { type TurnRequest, waitForTurn } from '../video-platforms/wait-for-turn';

/** A database that takes longer for one row is as good as away: the vendor can still be asked. */
const DATABASE_PATIENCE_MS = 1_000;

/** A timer that comes so much too late says that this process could do nothing meanwhile. */
const BUSY_MS = 100;

const localTurns = () => processSingleton('local-turns', () => createLocalTurns());

/**
 * Waits until a call fits a vendor's limit, counted over all processes in the database; where that does not answer,
 * over this process alone, as a limit must never be why nobody gets into a call.
 * @throws VideoPlatformError `rate-limited` with retryAfterMs, where the wait would be longer than a few seconds or the
 *   signal comes first
 */
export const takeTurn: PlatformServices['takeTurn'] = async (request) => {
  try {
    await waitForTurn(request, () => withinPatience(askDatabase(request)));
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    getLog().warn(
      { event: 'vendor-limit.counted-here', platform: request.platform, limit: request.limit.name },
      'The database does not count calls right now',
    );
    await localTurns()(request);
  }
};

function askDatabase({ platform, account, limit, cost }: TurnRequest): Promise<number> {
  const { name, calls, perMs } = limit;
  return takeFromRateLimit({
    // Slots of another length count something else, for example after an upgrade.
    key: ['vendor', platform, account, name, perMs].join('|'),
    calls,
    perMs,
    cost: Math.min(cost, calls),
  });
}

class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

async function withinPatience(asking: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const waitUntil = (due: number) => {
      timer = setTimeout(() => {
        // This process was busy itself, as it is when it starts: the database had no chance to be heard.
        if (performance.now() - due > BUSY_MS) waitUntil(performance.now() + DATABASE_PATIENCE_MS);
        else reject(new DatabaseAway());
      }, due - performance.now());
    };
    waitUntil(performance.now() + DATABASE_PATIENCE_MS);
  });
  try {
    return await Promise.race([
      asking.catch((error: unknown) => Promise.reject(new DatabaseAway('no answer', { cause: error }))),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
