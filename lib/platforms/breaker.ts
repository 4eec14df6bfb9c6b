import type { Actor } from '../access/actor';
import { recordAudit } from '../data/audit/audit';
import {
  type BreakerRecord,
  closeBreaker,
  countCreateFailure,
  lockTroubledBreaker,
  openBreaker,
} from '../data/platforms/platform-breakers';
import type { SqlRunner } from '../data/sql';
import { publishChange } from '../events/publish-change';
import { getLog } from '../log';

/** Creates that fail one after the other before a platform is left alone. */
export const FAILURES_TO_OPEN = 3;

/** How long it is left alone, in milliseconds: longer each time the one try in between fails too. */
const PAUSES_MS = [15_000, 30_000, 60_000, 120_000, 300_000] as const;

const BREAKER: Actor = { kind: 'system', name: 'Breaker' };

/**
 * Counts a create that failed because of the platform, and leaves it alone once too many failed in a row, so that nobody
 * waits for it in vain. Not for a room that was refused for reasons of its own.
 * @param failed.isProbe true for the one try that a platform gets when its pause is over
 * @param failed.isMove true for a call that is moved: that is tried again and again, which says nothing new of a platform
 *   that is left alone, so its pause begins anew and grows no longer
 * @returns how it stands now
 */
export async function noteCreateFailure(
  transaction: SqlRunner,
  failed: { platform: string; cause: string; isProbe: boolean; isMove: boolean },
): Promise<BreakerRecord> {
  const { platform, cause, isProbe } = failed;
  const known = failed.isMove ? await lockTroubledBreaker(transaction, platform) : null;
  const before = known?.openedAt ? known : await countCreateFailure(transaction, platform);
  // Creates that began before it opened come out one after the other: they say nothing new.
  const isDue = before.openedAt === null ? before.failuresInRow >= FAILURES_TO_OPEN : isProbe;
  if (!isDue) return before;
  const after = await openBreaker(transaction, { platform, cause, forMs: pauseOf(before) });
  if (before.openedAt !== null) return after;
  await recordAudit(transaction, {
    actor: BREAKER,
    action: 'platform.breaker-opened',
    subjectKind: 'platform',
    subjectId: platform,
    before: { breaker: 'closed' },
    after: { breaker: 'open', failuresInRow: after.failuresInRow, cause, openUntil: after.openUntil },
    reason: `${after.failuresInRow} creates in a row failed`,
  });
  await publishChange(transaction, { topic: 'platform' });
  return after;
}

/** A create succeeded: whatever failed before is over, and a platform that was left alone takes meetings again. */
export async function noteCreateSuccess(transaction: SqlRunner, platform: string): Promise<void> {
  const before = await lockTroubledBreaker(transaction, platform);
  if (!before) return;
  await closeBreaker(transaction, { platform, failuresInRow: 0 });
  if (before.openedAt) await tellClosed(transaction, { platform, before, actor: BREAKER });
}

/**
 * Lets a platform take meetings again before its pause is over, because somebody saw that it answers. The next failed
 * create opens the breaker at once.
 * @returns false where it was not left alone
 */
export async function closeBreakerByHand(transaction: SqlRunner, platform: string, actor: Actor): Promise<boolean> {
  const before = await lockTroubledBreaker(transaction, platform);
  if (!before?.openedAt) return false;
  await closeBreaker(transaction, { platform, failuresInRow: FAILURES_TO_OPEN - 1 });
  await tellClosed(transaction, { platform, before, actor });
  return true;
}

async function tellClosed(
  transaction: SqlRunner,
  closed: { platform: string; before: BreakerRecord; actor: Actor },
): Promise<void> {
  const { platform, before, actor } = closed;
  await recordAudit(transaction, {
    actor,
    action: 'platform.breaker-closed',
    subjectKind: 'platform',
    subjectId: platform,
    before: { breaker: 'open', failuresInRow: before.failuresInRow, cause: before.cause },
    after: { breaker: 'closed' },
    reason: actor === BREAKER ? 'It made a meeting again' : 'It answered when it was asked',
  });
  await publishChange(transaction, { topic: 'platform' });
  getLog().info(
    { event: 'platform.breaker-closed', platform, openedAt: before.openedAt },
    'A platform that was left alone takes meetings again',
  );
}

/** Failures while it is left alone are those of its tries in between, but for a few that began before. */
function pauseOf({ openedAt, failuresInRow }: BreakerRecord): number {
  const triesSince = openedAt === null ? 0 : Math.max(0, failuresInRow - FAILURES_TO_OPEN);
  return PAUSES_MS[Math.min(triesSince, PAUSES_MS.length - 1)] ?? PAUSES_MS[0];
}
