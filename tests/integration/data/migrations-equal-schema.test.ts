import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { diffSchema } from '@/lib/commands/diff-schema';
import { readCatalogue } from '../../support/read-catalogue';
import { createDatabase } from '../../support/test-database';

const SCHEMA_FILE = path.resolve('prisma/schema.prisma');

let described: Awaited<ReturnType<typeof createDatabase>>;
let migrated: Awaited<ReturnType<typeof createDatabase>>;

beforeAll(async () => {
  [described, migrated] = await Promise.all([createDatabase(), createDatabase(inject('testServer').template)]);
  const script = await diffSchema({ from: null, to: await readFile(SCHEMA_FILE, 'utf8') });
  const client = new Client({ connectionString: described.url });
  await client.connect();
  await client.query(script ?? '');
  await client.end();
});

afterAll(async () => {
  await Promise.all([described.drop(), migrated.drop()]);
});

describe('the migrations', () => {
  test('make exactly the database that schema.prisma describes', async () => {
    const [fromSchema, fromMigrations] = [await readCatalogue(described.url), await readCatalogue(migrated.url)];

    expect(fromMigrations).toEqual(fromSchema);
    expect(fromMigrations).toContain(
      "index CREATE UNIQUE INDEX meetings_one_live_per_room ON public.meetings USING btree (room_id) WHERE (state = 'live'::text)",
    );
    expect(fromMigrations).toContain(
      "index CREATE UNIQUE INDEX meetings_one_creating_per_room ON public.meetings USING btree (room_id) WHERE (state = 'creating'::text)",
    );
  });

  test('carry beside the newest one the schema that the next one starts from', async () => {
    const folders = (await readdir('prisma/migrations', { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    const newest =
      folders
        .map((entry) => entry.name)
        .sort()
        .at(-1) ?? '';
    const kept = await readFile(path.join('prisma/migrations', newest, 'schema.prisma'), 'utf8');

    expect(await diffSchema({ from: kept, to: await readFile(SCHEMA_FILE, 'utf8') })).toBeNull();
  });
});
