import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closePool, openPool } from '@/lib/data/pool';

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Closes the app's pool, where it is on this database, and drops the database. */
  cleanup(): Promise<void>;
}

/** An empty, migrated database of its own, with the app's pool opened on it. */
export async function createTestDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const database = await createDatabase(inject('testServer').template);
  // The settings must name it too: some things ask them rather than the pool.
  process.env.DATABASE_URL = database.url;
  openPool(database.url, options.poolSize ?? 10, () => undefined);
  return {
    name: database.name,
    url: database.url,
    async cleanup() {
      await closePool();
      await database.drop();
    },
  };
}

/** The same for a whole test file: made before its first test, dropped after its last one. */
export function setUpTestDatabase(options: { poolSize?: number } = {}): void {
  let database: TestDatabase | null = null;
  beforeAll(async () => {
    database = await createTestDatabase(options);
  });
  afterAll(async () => {
    await database?.cleanup();
  });
}

export interface EmptyDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** A database that the app doesn't know of: truly empty, or a copy of `template`. */
export async function createDatabase(template = 'template1'): Promise<EmptyDatabase> {
  const { adminUrl, prefix } = inject('testServer');
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => runOnServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function runOnServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('testServer').adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
