import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { Pool } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { loadSchemaEngine } from '@/lib/commands/load-schema-engine';
import { applyMigrations } from '@/lib/data/migrations/apply-migrations';
import { closePool, openPool } from '@/lib/data/pool';
import { readCatalogue } from '../../support/read-catalogue';
import { createDatabase } from '../../support/test-database';

const FOLDER = path.resolve('prisma/migrations');
const NO_FILTERS = { externalTables: [], externalEnums: [] };

describe('prisma migrate deploy and the app agree about a database', () => {
  test('that the app has migrated', async () => {
    const database = await createDatabase(inject('testServer').template);
    await withPrisma(database.url, async (engine) => {
      const migrationsList = await listForPrisma();

      expect(await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })).toEqual({
        appliedMigrationNames: [],
      });
      expect(
        await engine.diagnoseMigrationHistory({ migrationsList, filters: NO_FILTERS, optInToShadowDatabase: false }),
      ).toMatchObject({ hasMigrationsTable: true, history: null, editedMigrationNames: [], failedMigrationNames: [] });
    });
    await database.drop();
  });

  test('that Prisma has migrated', async () => {
    const [byPrisma, byApp] = [await createDatabase(), await createDatabase(inject('testServer').template)];
    await withPrisma(byPrisma.url, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: await listForPrisma(),
        filters: NO_FILTERS,
      });
      expect(appliedMigrationNames.length).toBeGreaterThan(0);
    });
    openPool(byPrisma.url, 2, () => undefined);

    expect(await applyMigrations()).toEqual([]);
    expect(await readCatalogue(byPrisma.url, { withRecords: true })).toEqual(
      await readCatalogue(byApp.url, { withRecords: true }),
    );

    await closePool();
    await Promise.all([byPrisma.drop(), byApp.drop()]);
  });
});

async function withPrisma(url: string, work: (engine: SchemaEngine) => Promise<void>): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 2 });
  const engineClass = await loadSchemaEngine();
  const schema = await readFile('prisma/schema.prisma', 'utf8');
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine = await engineClass.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
  try {
    await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

async function listForPrisma(): Promise<MigrationList> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: FOLDER,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(FOLDER, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(path.join(FOLDER, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
