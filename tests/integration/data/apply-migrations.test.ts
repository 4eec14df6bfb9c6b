import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyMigrations } from '@/lib/data/migrations/apply-migrations';
import { MigrationError } from '@/lib/data/migrations/migration-error';
import { closePool, openPool } from '@/lib/data/pool';
import { sql } from '@/lib/data/sql';
import { createDatabase } from '../../support/test-database';

const FIRST = '20260101000000_first';
const SECOND = '20260102000000_second';

let folder: string;
let database: Awaited<ReturnType<typeof createDatabase>>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'patchbay-migrations-'));
  database = await createDatabase();
  openPool(database.url, 10, () => undefined);
  await write(FIRST, 'CREATE TABLE first (id INT);');
});

afterEach(async () => {
  await closePool();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('applyMigrations', () => {
  test('applies what is missing, in order, and records it as Prisma does', async () => {
    await write(SECOND, 'ALTER TABLE first ADD COLUMN name TEXT;');

    expect(await applyMigrations({ folder })).toEqual([FIRST, SECOND]);
    expect(await applyMigrations({ folder })).toEqual([]);

    const [record] = await readRecords();
    expect(record).toMatchObject({
      migration_name: FIRST,
      checksum: createHash('sha256').update('CREATE TABLE first (id INT);').digest('hex'),
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    });
    expect(record?.finished_at).toBeInstanceOf(Date);
    expect(await listTables()).toEqual(['_prisma_migrations', 'first']);
  });

  test('is done once when several processes start at the same moment', async () => {
    await write(SECOND, 'CREATE TABLE second (id INT);');

    const results = await Promise.all(Array.from({ length: 8 }, () => applyMigrations({ folder })));

    expect(results.flat().sort()).toEqual([FIRST, SECOND]);
    expect(await readRecords()).toHaveLength(2);
  });

  test('undoes a migration that fails, keeps those before it and tries again next time', async () => {
    await write(SECOND, 'CREATE TABLE second (id INT); INSERT INTO second VALUES (1); SELECT 1 / 0;');

    await expect(applyMigrations({ folder })).rejects.toThrow(
      new MigrationError(
        `The migration ${SECOND} failed and was undone; nothing of it was kept. PostgreSQL says: division by zero. Mend the cause and start again.`,
      ),
    );
    expect(await listTables()).toEqual(['_prisma_migrations', 'first']);
    expect((await readRecords()).map((record) => record.migration_name)).toEqual([FIRST]);

    await write(SECOND, 'CREATE TABLE second (id INT);');
    expect(await applyMigrations({ folder })).toEqual([SECOND]);
  });

  test('refuses a migration that was changed after it had been applied, and changes nothing', async () => {
    await applyMigrations({ folder });
    await write(FIRST, 'CREATE TABLE first (id BIGINT);');
    await write(SECOND, 'CREATE TABLE second (id INT);');

    await expect(applyMigrations({ folder })).rejects.toThrow(`${FIRST} was changed after it had been applied`);
    expect(await listTables()).toEqual(['_prisma_migrations', 'first']);
  });

  test('takes other line ends for no change', async () => {
    await write(FIRST, '-- a table\nCREATE TABLE first (id INT);\n');
    await applyMigrations({ folder });
    await write(FIRST, '-- a table\r\nCREATE TABLE first (id INT);\r\n');

    expect(await applyMigrations({ folder })).toEqual([]);
  });

  test('refuses a database that is newer than this source', async () => {
    await write(SECOND, 'CREATE TABLE second (id INT);');
    await applyMigrations({ folder });
    await rm(path.join(folder, SECOND), { recursive: true });

    await expect(applyMigrations({ folder })).rejects.toThrow(
      `The database is newer than this Patchbay: it has the migration ${SECOND}`,
    );
  });

  test('refuses what another tool began and did not finish, and says how to go on', async () => {
    await applyMigrations({ folder });
    await sql.query({ text: 'UPDATE _prisma_migrations SET finished_at = NULL' });

    await expect(applyMigrations({ folder })).rejects.toThrow(`npx prisma migrate resolve --rolled-back ${FIRST}`);
  });

  test('applies again what was marked as rolled back', async () => {
    await applyMigrations({ folder });
    await sql.query({ text: 'UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now()' });
    await sql.query({ text: 'DROP TABLE first' });

    expect(await applyMigrations({ folder })).toEqual([FIRST]);
  });

  test("refuses a database with somebody else's tables", async () => {
    await sql.query({ text: 'CREATE TABLE invoices (id INT)' });

    await expect(applyMigrations({ folder })).rejects.toThrow("tables that are not Patchbay's (invoices)");
    expect(await listTables()).toEqual(['invoices']);
  });

  test('says where it looked when there are no migrations', async () => {
    await expect(applyMigrations({ folder: path.join(folder, 'absent') })).rejects.toThrow(path.join(folder, 'absent'));
  });
});

async function write(name: string, script: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), script);
}

function readRecords() {
  return sql.query<Record<string, unknown>>({ text: 'SELECT * FROM _prisma_migrations ORDER BY migration_name' });
}

async function listTables(): Promise<string[]> {
  const rows = await sql.query<{ name: string }>({
    text: `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  });
  return rows.map((row) => row.name);
}
