import { MigrationError } from './migration-error';
import type { Migration } from './read-migrations';

/** A row of `_prisma_migrations`, as Prisma and the app keep it. */
export interface MigrationRecord {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
}

/**
 * Which migrations are still to be applied.
 * @throws MigrationError where the database's history isn't one that this source can continue
 */
export function findPendingMigrations(
  migrations: readonly Migration[],
  records: readonly MigrationRecord[],
): Migration[] {
  const valid = records.filter((record) => record.rolled_back_at === null);
  const failed = valid.find((record) => record.finished_at === null);
  if (failed) {
    throw new MigrationError(
      `The migration ${failed.migration_name} was begun by another tool and did not finish. Look at the database, mend it, then run ` +
        `"npx prisma migrate resolve --rolled-back ${failed.migration_name}" (or --applied) and start again.`,
    );
  }
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = valid.find((record) => !known.has(record.migration_name));
  if (unknown) {
    throw new MigrationError(
      `The database is newer than this Patchbay: it has the migration ${unknown.migration_name}, which is not in prisma/migrations. ` +
        'Install the version that made it, or restore a backup from before.',
    );
  }
  for (const record of valid) assertUnchanged(known.get(record.migration_name), record);
  const applied = new Set(valid.map((record) => record.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

function assertUnchanged(migration: Migration | undefined, record: MigrationRecord): void {
  if (!migration || migration.equalChecksums.includes(record.checksum)) return;
  throw new MigrationError(
    `The migration ${migration.name} was changed after it had been applied to this database. Restore its migration.sql ` +
      '(git checkout), and put the change into a migration of its own: npm run migration -- <name>.',
  );
}
