import type { PlatformServices } from './contract';
import type { Pause } from './shared/pause';
import { waitForTurn } from './wait-for-turn';

interface Taken {
  readonly at: number;
  readonly cost: number;
}

/**
 * Counts turns in this process alone: for tests and commands, and for when the database, where all processes count
 * together, does not answer.
 * @param now milliseconds that only grow
 */
export function createLocalTurns(now: () => number = () => performance.now(), pause?: Pause) {
  const takenByLimit = new Map<string, Taken[]>();

  const takeTurn: PlatformServices['takeTurn'] = (request) => {
    const { platform, account, limit } = request;
    const key = [platform, account, limit.name].join('|');
    const cost = Math.min(request.cost, limit.calls);
    return waitForTurn(
      request,
      async () => {
        const since = now() - limit.perMs;
        const taken = (takenByLimit.get(key) ?? []).filter(({ at }) => at > since);
        takenByLimit.set(key, taken);
        let excess = taken.reduce((sum, turn) => sum + turn.cost, cost) - limit.calls;
        if (excess <= 0) {
          taken.push({ at: now(), cost });
          return 0;
        }
        // The oldest turns run out first: until enough of them have, there is no room for this one.
        const last = taken.find((turn) => {
          excess -= turn.cost;
          return excess <= 0;
        });
        return Math.max(1, (last?.at ?? now()) - since);
      },
      pause,
    );
  };
  return takeTurn;
}
