import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeFromRateLimit } from '@/lib/data/accounts/rate-limits';
import { closePool, getDatabaseUrl, openPool } from '@/lib/data/pool';
import { sql } from '@/lib/data/sql';
import { getMetrics } from '@/lib/metrics/registry';
import { flushCalls, recordCall } from '@/lib/vendor-calls/record-call';
import { takeTurn } from '@/lib/vendor-calls/take-turn';
import type { VendorCall } from '@/lib/video-platforms/contract';
import { runJobsOnce } from '../support/run-jobs-once';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE rate_limits, vendor_calls' });
});

/** A slot of this limit takes a day, so that no test runs into the next one. */
const DAY_MS = 24 * 3_600_000;
const limit = { key: 'a', calls: 20, perMs: 10 * DAY_MS, cost: 1 };

/** As if that many tenths of the limit's time had gone by. */
async function letSlotsPass(slots: number) {
  await sql.query({ text: 'UPDATE rate_limits SET slot = slot - $1', values: [slots] });
}

const countUsed = async () =>
  (await sql.query<{ used: number[] }>({ text: 'SELECT used FROM rate_limits' }))[0]?.used.reduce((a, b) => a + b, 0);

describe('a limit over all processes', () => {
  it('is kept exactly by many who come at once', async () => {
    const waits = await Promise.all(Array.from({ length: 60 }, () => takeFromRateLimit(limit)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
    for (const wait of waits.filter((wait) => wait > 0)) {
      // One slot more than the limit's time, as nobody knows when within its slot a call was made.
      expect(wait).toBeGreaterThan(10 * DAY_MS);
      expect(wait).toBeLessThanOrEqual(11 * DAY_MS);
    }
  });

  it('has room again when, and only when, what was used is older than the limit’s time', async () => {
    for (let call = 0; call < 20; call += 1) await takeFromRateLimit(limit);
    await letSlotsPass(10);
    expect(await takeFromRateLimit(limit)).toBeGreaterThan(0);
    await letSlotsPass(1);
    expect(await takeFromRateLimit(limit)).toBe(0);
    expect(await countUsed()).toBe(1);
    await letSlotsPass(500);
    expect(await takeFromRateLimit({ ...limit, cost: 20 })).toBe(0);
  });

  it('never lets more through in any ten days, whatever the rhythm', async () => {
    const granted: { slot: number; cost: number }[] = [];
    let slot = 0;
    for (let step = 0; step < 120; step += 1) {
      const passing = (step * 7) % 4;
      await letSlotsPass(passing);
      slot += passing;
      const cost = 1 + ((step * 5) % 4);
      if ((await takeFromRateLimit({ ...limit, cost })) === 0) granted.push({ slot, cost });
    }
    for (const { slot: end } of granted) {
      const used = granted.filter((one) => one.slot > end - 11 && one.slot <= end);
      expect(used.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(20);
    }
    // Nor is it stingier than the slots make it.
    expect(granted.reduce((sum, { cost }) => sum + cost, 0)).toBeGreaterThan((slot / 11) * 15);
  });

  it('says how long to wait for as much as a call costs', async () => {
    await takeFromRateLimit({ ...limit, cost: 15 });
    await letSlotsPass(4);
    await takeFromRateLimit({ ...limit, cost: 5 });
    const forOne = await takeFromRateLimit({ ...limit, cost: 1 });
    const forMost = await takeFromRateLimit({ ...limit, cost: 16 });
    expect(forOne).toBeGreaterThan(6 * DAY_MS);
    expect(forOne).toBeLessThanOrEqual(7 * DAY_MS);
    expect(forMost).toBeGreaterThan(10 * DAY_MS);
  });
});

describe('taking a turn', () => {
  const request = { platform: 'acme', account: 'one', limit: { name: 'rooms', calls: 2, perMs: 600_000 }, cost: 1 };

  it('is refused with how long where the limit is used up, for this account alone', async () => {
    await takeTurn(request);
    await takeTurn(request);
    await expect(takeTurn(request)).rejects.toMatchObject({
      code: 'rate-limited',
      isRetryable: true,
      retryAfterMs: expect.toSatisfy((wait: number) => wait > 500_000),
    });
    await takeTurn({ ...request, account: 'two' });
  });

  it('is counted by the database also where this process was busy when it answered', async () => {
    const busy = { ...request, platform: 'busy' };
    await takeTurn(busy);
    await takeTurn(busy);
    const turn = takeTurn(busy);
    await setImmediate();
    const until = performance.now() + 1_200;
    while (performance.now() < until);
    await expect(turn).rejects.toMatchObject({ code: 'rate-limited' });
  });

  it('goes on, counted here, while the database is away', async () => {
    const url = getDatabaseUrl();
    await closePool();
    try {
      await takeTurn({ ...request, platform: 'alone' });
      await takeTurn({ ...request, platform: 'alone' });
      await expect(takeTurn({ ...request, platform: 'alone' })).rejects.toMatchObject({ code: 'rate-limited' });
    } finally {
      openPool(url, 10, () => undefined);
    }
  });
});

describe('calls to vendors', () => {
  const call: VendorCall = {
    platform: 'acme',
    operation: 'create-meeting',
    outcome: 'ok',
    status: 200,
    durationMs: 120,
    attempt: 1,
  };
  const rows = () =>
    sql.query({
      text: 'SELECT platform, operation, outcome, status, duration_ms, attempt FROM vendor_calls ORDER BY id',
    });

  it('are kept in their order, and counted', async () => {
    recordCall(call);
    recordCall({ ...call, outcome: 'unavailable', status: null, attempt: 2 });
    await flushCalls();
    expect(await rows()).toEqual([
      { platform: 'acme', operation: 'create-meeting', outcome: 'ok', status: 200, duration_ms: 120, attempt: 1 },
      {
        platform: 'acme',
        operation: 'create-meeting',
        outcome: 'unavailable',
        status: null,
        duration_ms: 120,
        attempt: 2,
      },
    ]);
    expect(await getMetrics().registry.metrics()).toContain(
      'patchbay_vendor_call_seconds_count{platform="acme",operation="create-meeting",outcome="unavailable"} 1',
    );
  });

  it('arrive by themselves, a full lot at once', async () => {
    for (let count = 0; count < 200; count += 1) recordCall(call);
    await vi.waitFor(async () => expect(await rows()).toHaveLength(200), { timeout: 900 });
    recordCall(call);
    await vi.waitFor(async () => expect(await rows()).toHaveLength(201), { timeout: 5_000 });
  });

  it('are kept back while the database is away', async () => {
    const url = getDatabaseUrl();
    await closePool();
    recordCall(call);
    await flushCalls();
    openPool(url, 10, () => undefined);
    await flushCalls();
    expect(await rows()).toHaveLength(1);
  });

  it('are forgotten after a month, with limits that limit nobody', async () => {
    await sql.query({
      text: `INSERT INTO vendor_calls (platform, operation, outcome, duration_ms, attempt, at)
             SELECT 'acme', 'x', 'ok', 1, 1, now() - make_interval(days => days) FROM unnest(ARRAY[29, 31]) AS days`,
    });
    await takeFromRateLimit({ ...limit, key: 'old', perMs: 1 });
    await sql.query({ text: "UPDATE rate_limits SET idle_at = now() - interval '1 second'" });
    await takeFromRateLimit(limit);
    await sql.query({ text: "SELECT graphile_worker.add_job('forget-vendor-calls')" });
    expect(await runJobsOnce()).toMatchObject({ done: ['forget-vendor-calls'], failed: [] });
    expect(await rows()).toHaveLength(1);
    expect(await sql.query({ text: 'SELECT key FROM rate_limits' })).toEqual([{ key: 'a' }]);
  });
});
