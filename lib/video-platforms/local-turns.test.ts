import { describe, expect, it } from 'vitest';
import { VideoPlatformError } from './errors';
import { createLocalTurns } from './local-turns';

const limit = { name: 'rooms', calls: 5, perMs: 1_000 };

/** Turns on a clock that only pauses move. */
function turnsOnClock() {
  let now = 0;
  const takeTurn = createLocalTurns(
    () => now,
    async (milliseconds, signal) => {
      if (signal.aborted) return false;
      now += milliseconds;
      return true;
    },
  );
  const take = (options: { cost?: number; account?: string; signal?: AbortSignal; perMs?: number } = {}) =>
    takeTurn({
      platform: 'acme',
      account: options.account ?? 'one',
      limit: { ...limit, perMs: options.perMs ?? limit.perMs },
      cost: options.cost ?? 1,
      ...(options.signal ? { signal: options.signal } : {}),
    });
  return { take, time: () => now };
}

describe('turns counted in one process', () => {
  it('never let more through than the limit says, whichever second one looks at', async () => {
    const { take, time } = turnsOnClock();
    const at: number[] = [];
    for (let call = 0; call < 12; call += 1) {
      await take();
      at.push(time());
    }
    for (const start of at)
      expect(at.filter((moment) => moment >= start && moment < start + 1_000).length).toBeLessThan(6);
    // Nor do they wait longer than they must.
    expect(time()).toBeLessThan(2_200);
  });

  it('count what a call costs, and each account by itself', async () => {
    const { take, time } = turnsOnClock();
    await take({ cost: 3 });
    await take({ cost: 2, account: 'two' });
    await take({ cost: 2 });
    expect(time()).toBe(0);
    await take({ cost: 3 });
    expect(time()).toBeGreaterThanOrEqual(1_000);
    // What costs more than there ever is takes all of it.
    await take({ cost: 99, account: 'three' });
  });

  it('are refused at once where the wait would be long, with how long', async () => {
    const { take, time } = turnsOnClock();
    for (let call = 0; call < 5; call += 1) await take({ perMs: 60_000 });
    const refusal = await take({ perMs: 60_000 }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(VideoPlatformError);
    expect(refusal).toMatchObject({ code: 'rate-limited', isRetryable: true, retryAfterMs: 60_000 });
    expect(time()).toBe(0);
  });

  it('are not waited for once nobody wants them', async () => {
    const { take } = turnsOnClock();
    await take({ cost: 5 });
    await expect(take({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'rate-limited' });
  });
});
