import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { makeWorkerUtils } from 'graphile-worker';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { makeTemporaryDataDirectory } from '@/lib/commands/make-temporary-data-directory';
import { applyMigrations } from '@/lib/data/migrations/apply-migrations';
import { closePool, openPool } from '@/lib/data/pool';
import { startEmbeddedPostgres } from '@/lib/embedded-postgres/start-embedded-postgres';
import { processSingleton } from '@/lib/process-singleton';

/** The server that the tests of a run share, and what their databases are made from. */
export interface TestServer {
  /** A database to connect to while others are made and dropped. */
  readonly adminUrl: string;
  /** A migrated, empty database that nobody is connected to. */
  readonly template: string;
  /** How the names of this run's databases begin. */
  readonly prefix: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * One PostgreSQL for the whole run: the server of TEST_DATABASE_URL or DATABASE_URL, whose user must be allowed to make
 * databases, or else an embedded one in a folder that is gone afterwards.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = processSingleton<{ server: Promise<RunningServer> | null; users: number }>('test-server', () => ({
    server: null,
    users: 0,
  }));
  // Several test projects of one run share it; the last one to end stops it.
  shared.server ??= startServer();
  shared.users += 1;
  const { stop, ...testServer } = await shared.server;
  project.provide('testServer', testServer);
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await stop();
  };
}

type RunningServer = TestServer & { readonly stop: () => Promise<void> };

async function startServer(): Promise<RunningServer> {
  const { adminUrl, stop } = await openServer();
  const prefix = `patchbay_test_${randomBytes(4).toString('hex')}`;
  const template = `${prefix}_template`;
  await administer(adminUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  await fillTemplate(urlOf(adminUrl, template));
  return {
    adminUrl,
    template,
    prefix,
    async stop() {
      await administer(adminUrl, (client) => dropDatabases(client, prefix));
      await stop();
    },
  };
}

async function openServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => undefined };
  const folder = makeTemporaryDataDirectory('test');
  const server = await startEmbeddedPostgres(folder, { onLost: (message) => console.error(message) });
  return {
    adminUrl: server.url,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillTemplate(url: string): Promise<void> {
  openPool(url, 2, (error) => console.error(error));
  try {
    await applyMigrations();
    const queue = await makeWorkerUtils({ connectionString: url });
    await queue.release();
  } finally {
    await closePool();
  }
}

async function dropDatabases(client: Client, prefix: string): Promise<void> {
  const found = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [
    `${prefix}%`,
  ]);
  for (const { datname } of found.rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
}

async function administer(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
