import { beforeAll, describe, expect, it } from 'vitest';
import { FIGURE_STATEMENTS } from '@/lib/data/platforms/figures';
import { type SqlStatement, sql } from '@/lib/data/sql';
import { makeRoom } from '../support/factories';
import { readScans } from '../support/read-scans';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const since = new Date(Date.now() - 24 * 3_600_000);

/** A month of calls to four platforms, meetings and decisions, as many as make a careless question slow. */
beforeAll(async () => {
  const { id } = await makeRoom();
  await sql.query({
    text: `INSERT INTO vendor_calls (platform, operation, outcome, status, duration_ms, attempt, at)
           SELECT (ARRAY['whereby','daily','jaas','mock'])[1 + n % 4], (ARRAY['create-meeting','delete-room','list-participants'])[1 + n % 3],
                  CASE WHEN n % 50 = 0 THEN 'unavailable' ELSE 'ok' END, 200, 20 + (n::bigint * 7919) % 900, 1, now() - make_interval(secs => n * 20)
             FROM generate_series(1, 130000) AS n`,
  });
  await sql.query({
    text: `INSERT INTO vendor_call_tallies (grain, at, platform, operation, outcome, duration_class, calls)
           SELECT grain, date_bin(make_interval(mins => grain), at, 'epoch'), platform, operation, outcome,
                  1 + duration_ms % 30, count(*)
             FROM vendor_calls CROSS JOIN (VALUES (1), (60)) AS grains (grain)
            WHERE grain = 60 OR at > now() - interval '2 days' GROUP BY 1, 2, 3, 4, 5, 6`,
  });
  await sql.query({
    text: `INSERT INTO meetings (room_id, platform, state, vendor_room_name, end_date, created_at)
           SELECT $1, 'daily', 'ended', 'vendor-' || n, now(), now() - make_interval(secs => n * 40) FROM generate_series(1, 60000) AS n`,
    values: [id],
  });
  await sql.query({
    text: `INSERT INTO decisions (room_id, meeting_id, platform, reason, steps, facts, at)
           SELECT room_id, id, platform, CASE WHEN random() < 0.01 THEN 'FALLBACK' ELSE 'WAVE' END, '[]', '{}', created_at
             FROM meetings`,
  });
  await sql.query({ text: 'VACUUM ANALYZE vendor_calls, vendor_call_tallies, meetings, decisions' });
}, 180_000);

describe('the questions of the overview', () => {
  it.each<[string, SqlStatement, string[]]>([
    ['meetings', FIGURE_STATEMENTS.meetings({ since, sliceMinutes: 60 }), ['meetings']],
    ['decisions', FIGURE_STATEMENTS.decisions(since), ['decisions', 'meetings']],
    ['fallbacks', FIGURE_STATEMENTS.fallbacks(since), ['decisions', 'meetings']],
    ['calls', FIGURE_STATEMENTS.calls({ since, grain: 60, platform: null }), ['vendor_call_tallies']],
    ['creates', FIGURE_STATEMENTS.createdCalls({ since, sliceMinutes: 60, grain: 60 }), ['vendor_call_tallies']],
  ])('reads of %s only what lies in the range, by an index', async (_, statement, tables) => {
    const scans = await readScans(statement);
    expect(scans.map(({ table }) => table).toSorted()).toEqual(tables);
    for (const { index, rows } of scans) {
      expect(index).not.toBeNull();
      // A day of a month: whatever reads the rest as well is on its way to reading everything.
      expect(rows).toBeLessThan(10_000);
    }
  });

  it('never reads the calls themselves, however many there are', async () => {
    const asked = [
      FIGURE_STATEMENTS.calls({ since, grain: 60, platform: null }),
      FIGURE_STATEMENTS.createdCalls({ since, sliceMinutes: 60, grain: 60 }),
    ];
    for (const statement of asked) {
      for (const { table } of await readScans(statement)) expect(table).toBe('vendor_call_tallies');
    }
  });
});
