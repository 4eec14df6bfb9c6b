import { Client, DatabaseError } from 'pg';
import type { ClusterLocation } from './cluster-location';
import { DATABASE_USER, readPassword } from './create-cluster';

/** The database that the app uses. */
export const DATABASE_NAME = 'patchbay';
/** Always there; the connection that holds the server must not stand in the way of anything done to ours. */
const MAINTENANCE_DATABASE = 'postgres';
/** Advisory lock that every app process holds shared. Any number serves, as long as it stays the same. */
const USERS_LOCK = 7_224_118;
const CONNECT_TIMEOUT_MS = 5_000;

/** Names a hold in the server, with the process that has it, so that a later start can say whom it joins. */
const HOLD_NAME = 'patchbay-hold';

/** A connection that says: this app process uses the server. */
export type ServerHold = Client;

/** Why a server couldn't be held: `busy` passes (starting, stopping), `absent` means that nobody listens there. */
export type HoldFailure = {
  readonly isHeld: false;
  readonly reason: 'busy' | 'absent' | 'refused';
  readonly message: string;
};

/** Connects to a running server and takes a share in it. */
export async function holdServer(
  location: ClusterLocation,
  port: number,
): Promise<{ readonly isHeld: true; readonly hold: ServerHold } | HoldFailure> {
  const client = new Client({
    connectionString: databaseUrl(location, port, MAINTENANCE_DATABASE),
    application_name: `${HOLD_NAME} ${process.pid}`,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // Unheard, the error of a server that goes away would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const shared = await client.query<{ isShared: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS "isShared"', [
      USERS_LOCK,
    ]);
    if (shared.rows[0]?.isShared) {
      return { isHeld: true, hold: client };
    }
    await client.end();
    return { isHeld: false, reason: 'busy', message: 'another process is stopping the server' };
  } catch (error) {
    await client.end().catch(() => undefined);
    return { isHeld: false, reason: reasonOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}

/** The processes that hold shares of the server beside this one, the longest-standing first. */
export async function listOtherHolders(hold: ServerHold): Promise<readonly number[]> {
  const { rows } = await hold.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity
      WHERE application_name LIKE $1 AND pid <> pg_backend_pid() ORDER BY backend_start`,
    [`${HOLD_NAME} %`],
  );
  return rows.map(({ name }) => Number(name.slice(HOLD_NAME.length + 1)));
}

/**
 * Gives the share back.
 * @returns true where nobody else holds one: from now on nobody can take one, and the server is this process's to stop
 */
export async function releaseServer(hold: ServerHold): Promise<boolean> {
  await hold.query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK]);
  const result = await hold.query<{ isLast: boolean }>('SELECT pg_try_advisory_lock($1) AS "isLast"', [USERS_LOCK]);
  return result.rows[0]?.isLast ?? false;
}

/** The address of a database on the server, with its password. */
export function databaseUrl(location: ClusterLocation, port: number, database = DATABASE_NAME): string {
  return `postgresql://${DATABASE_USER}:${encodeURIComponent(readPassword(location))}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the app's database where it is missing.
 * @throws DatabaseError, with code 53100 where the disk is full
 */
export async function ensureDatabase(client: ServerHold): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
  if (found.rowCount) return;
  try {
    await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } catch (error) {
    // duplicate_database or its race: another process was faster.
    if (!(error instanceof DatabaseError) || !['42P04', '23505'].includes(error.code ?? '')) throw error;
  }
}

function reasonOf(error: unknown): HoldFailure['reason'] {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ECONNREFUSED') return 'absent';
  // invalid_password, invalid_authorization, invalid_catalog: a server, but not with our password.
  if (code.startsWith('28') || code === '3D000') return 'refused';
  return 'busy';
}
