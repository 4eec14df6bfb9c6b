import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as listRooms } from '@/app/api/v1/rooms/route';
import { applyMigrations } from '@/lib/data/migrations/apply-migrations';
import { closePool, openPool } from '@/lib/data/pool';
import { sql, withTransaction } from '@/lib/data/sql';
import { callApi } from '../../support/api-client';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/database-proxy';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const LIMIT_MS = 300;

let database: TestDatabase;
let proxy: DatabaseProxy;

beforeAll(async () => {
  database = await createTestDatabase();
  await closePool();
  proxy = await startDatabaseProxy(database.url);
  openPool(proxy.url, 2, () => undefined, LIMIT_MS);
});

afterAll(async () => {
  proxy.close();
  await database.cleanup();
});

async function whileFrozen<Result>(work: () => Promise<Result>): Promise<Result> {
  proxy.freeze();
  try {
    return await work();
  } finally {
    proxy.thaw();
  }
}

test('a database that has frozen is answered with 503 within its limit, and used again when it thaws', async () => {
  expect((await callApi(listRooms)).status).toBe(200);
  const startedAt = performance.now();
  const { status, body, headers } = await whileFrozen(() => callApi(listRooms));
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'database-unavailable' });
  expect(headers.get('retry-after')).toBe('5');
  expect(performance.now() - startedAt).toBeLessThan(10 * LIMIT_MS);
  expect((await callApi(listRooms)).status).toBe(200);
});

test('a transaction in which it froze is undone, and its connection not used again', async () => {
  const insert = { text: "INSERT INTO sign_in_throttles (key, window_start, failures) VALUES ('frozen', now(), 1)" };
  const frozen = withTransaction(async (transaction) => {
    await transaction.query(insert);
    await whileFrozen(() => transaction.query({ text: 'SELECT 1' }));
  });
  await expect(frozen).rejects.toThrow('Query read timeout');
  await sql.query(insert);
  expect(await sql.query({ text: "SELECT failures FROM sign_in_throttles WHERE key = 'frozen'" })).toHaveLength(1);
});

test('migrations may wait longer, as for another process that applies them', async () => {
  const PRISMA_MIGRATE_LOCK = 72_707_369;
  let applied: Promise<unknown> = Promise.resolve();
  await withTransaction(async (transaction) => {
    await transaction.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [PRISMA_MIGRATE_LOCK] });
    applied = applyMigrations();
    // Twice as long as an ordinary statement may take.
    for (const wait of [1, 2]) await expect(sql.query({ text: `SELECT ${wait}, pg_sleep(60)` })).rejects.toThrow();
  });
  await expect(applied).resolves.toEqual([]);
});
