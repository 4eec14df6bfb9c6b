import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../embedded-postgres/start-embedded-postgres';
import { makeTemporaryDataDirectory } from '../make-temporary-data-directory';
import { startThrowawayApp } from '../throwaway-app';

/** The built app on data of its own, silent. */
export interface BenchApp {
  /** `http://127.0.0.1:<port>`: a number, so that no request has to look up a name first. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** The same with its database at hand, to prepare it and to look at what came of it. */
export interface BenchAppWithDatabase extends BenchApp {
  readonly client: Client;
  readonly databaseUrl: string;
}

/** Of the first administrator. */
export const BENCH_PASSWORD = 'only for measuring';

const SETTINGS = {
  LOG_LEVEL: 'silent',
  ADMIN_PASSWORD: BENCH_PASSWORD,
  NEXTAUTH_SECRET: 'only-for-measuring-0123456789abcdef',
};

/** Starts the app for one figure. The build is there already. */
export async function startBenchApp(settings: Readonly<Record<string, string>> = {}): Promise<BenchApp> {
  const app = await startThrowawayApp('bench', { ...SETTINGS, ...settings });
  return { origin: app.address.replace('localhost', '127.0.0.1'), stop: app.stop };
}

/** Starts a PostgreSQL as the app would, and the app on it. */
export async function startBenchAppWithDatabase(
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchAppWithDatabase> {
  const folder = makeTemporaryDataDirectory('bench-database');
  const server = await startEmbeddedPostgres(folder, { onLost: (message) => console.error(message) });
  const stopServer = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const app = await startBenchApp({ DATABASE_URL: server.url, ...settings });
    const client = new Client({ connectionString: server.url });
    await client.connect();
    return {
      ...app,
      client,
      databaseUrl: server.url,
      async stop() {
        await client.end();
        await app.stop();
        await stopServer();
      },
    };
  } catch (error) {
    await stopServer();
    throw error;
  }
}
