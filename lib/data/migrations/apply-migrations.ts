import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { withPatientPool } from '../pool';
import { findPendingMigrations, type MigrationRecord } from './find-pending-migrations';
import { MigrationError } from './migration-error';
import { type Migration, migrationsFolder, readMigrations } from './read-migrations';

/** The lock that `prisma migrate deploy` takes as well: the app and the tool wait for each other. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

const INSUFFICIENT_PRIVILEGE = '42501';

/** Prisma's own table, column for column. */
const CREATE_RECORDS_TABLE = `
  CREATE TABLE "_prisma_migrations" (
    "id"                  VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"            VARCHAR(64) NOT NULL,
    "finished_at"         TIMESTAMPTZ,
    "migration_name"      VARCHAR(255) NOT NULL,
    "logs"                TEXT,
    "rolled_back_at"      TIMESTAMPTZ,
    "started_at"          TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings the database to what this source needs: every missing migration in order, each in a transaction of its own.
 * Several processes may call it at once; one works and the others wait.
 * @returns the names of the migrations that this call applied
 * @throws MigrationError with what to do, where the database isn't ours, is newer, or a migration was changed or fails
 */
export async function applyMigrations(options: { folder?: string } = {}): Promise<readonly string[]> {
  const migrations = await readMigrations(options.folder ?? migrationsFolder());
  return withPatientPool((pool) => applyMissing(pool, migrations));
}

async function applyMissing(pool: Pool, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = await pool.connect();
  let isReusable = false;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
    const pending = findPendingMigrations(migrations, await readRecords(client));
    for (const migration of pending) await applyMigration(client, migration);
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK]);
    isReusable = true;
    return pending.map((migration) => migration.name);
  } finally {
    // After an error the connection is closed rather than reused: that gives the lock back whatever happened.
    client.release(!isReusable);
  }
}

async function readRecords(client: PoolClient): Promise<MigrationRecord[]> {
  const tables = await client.query<{ name: string }>(
    // Tables of extensions (PostGIS has one) are nobody's data.
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1`,
  );
  const names = tables.rows.map((row) => row.name);
  if (!names.includes('_prisma_migrations')) {
    if (names.length > 0) {
      throw new MigrationError(
        `The database holds tables that are not Patchbay's (${names.slice(0, 3).join(', ')}). Name an empty database in DATABASE_URL.`,
      );
    }
    await createRecordsTable(client);
    return [];
  }
  const records = await client.query<MigrationRecord>(
    `SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" ORDER BY started_at`,
  );
  return records.rows;
}

async function createRecordsTable(client: PoolClient): Promise<void> {
  try {
    await client.query(CREATE_RECORDS_TABLE);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new MigrationError(
      'The user in DATABASE_URL may not create tables in this database. Make it the owner: ALTER DATABASE <name> OWNER TO <user>.',
      { cause: error },
    );
  }
}

/** Applies one migration and records it, both or neither: after a failure the next start simply tries again. */
async function applyMigration(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `The migration ${migration.name} failed and was undone; nothing of it was kept. PostgreSQL says: ${reason}. ` +
        'Mend the cause and start again.',
      { cause: error },
    );
  }
}
