import { closePool, openPool } from '../data/pool';
import { type JoinedServer, startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres';
import type { Settings } from '../env/settings';
import { getLog } from '../log';
import { onShutdown } from './shutdown';
import { waitForDatabase } from './wait-for-database';

const STOP_POSTGRES_MS = 4_000;
const CLOSE_POOL_MS = 500;

/**
 * Opens the connection pool to DATABASE_URL, or to the PostgreSQL that comes with Patchbay.
 * @returns what the operator reads of it
 * @throws SettingsError where that can't be
 */
export async function openDatabase(settings: Settings): Promise<{ description: string }> {
  const { url, description } = settings.DATABASE_URL
    ? await findGiven(settings.DATABASE_URL)
    : await startEmbedded(settings.DATA_DIR);
  openPool(url, settings.DATABASE_POOL_SIZE, (error) =>
    getLog().warn({ event: 'database.connection-lost', reason: error.message }, 'A database connection was lost'),
  );
  onShutdown({ name: 'database connections', timeoutMs: CLOSE_POOL_MS, stop: closePool });
  return { description };
}

interface FoundDatabase {
  readonly url: string;
  readonly description: string;
}

async function findGiven(url: string): Promise<FoundDatabase> {
  await waitForDatabase(url);
  return { url, description: 'the one in DATABASE_URL' };
}

async function startEmbedded(dataDirectory: string): Promise<FoundDatabase> {
  const starting = startEmbeddedPostgres(dataDirectory, {
    onLost: (message) => getLog().error({ event: 'database.lost' }, message),
    onRestored: (message) => getLog().info({ event: 'database.restored' }, message),
  });
  // Before it is there: a Ctrl-C meanwhile must not leave a server behind that nobody uses.
  onShutdown({
    name: 'PostgreSQL',
    timeoutMs: STOP_POSTGRES_MS,
    stop: async () => (await starting.catch(() => null))?.stop(),
  });
  const server = await starting;
  return { url: server.url, description: `PostgreSQL in ${server.directory}${describeJoined(server.joined)}` };
}

/** Who starts a second Patchbay by mistake should see that it works on the data of the first. */
function describeJoined(joined: JoinedServer | null): string {
  if (!joined) return '';
  if (joined.otherProcess === null) return '  (left running by an earlier start)';
  return `  (the running one: process ${joined.otherProcess} uses this DATA_DIR too)`;
}
