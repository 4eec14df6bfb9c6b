import 'server-only';
import { Pool } from 'pg';
import { JOIN_TIMEOUT_MS } from '../meetings/timing';
import { processSingleton } from '../process-singleton';

interface PoolHolder {
  pool: Pool | null;
  url: string | null;
}

/**
 * How long one statement may take. A database that has frozen neither answers nor refuses: without this limit, requests
 * would wait for it for ever. Less than a join may take, so that the person is told.
 */
const STATEMENT_LIMIT_MS = 10_000;

const holder = processSingleton<PoolHolder>('database', () => ({ pool: null, url: null }));

/**
 * Opens the process's one connection pool. Called once at start, after the database is known to answer.
 * @param url a `postgresql://` address
 * @param size how many connections at most
 * @param statementLimitMs a statement that takes longer fails as if the database were away
 */
export function openPool(
  url: string,
  size: number,
  onError: (error: Error) => void,
  statementLimitMs = STATEMENT_LIMIT_MS,
): void {
  if (holder.pool) return;
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: 'patchbay',
    // Also how long a request stands in line when hundreds come at once: as long as a join may take. A database that is
    // down refuses at once, and is answered with 503 at once.
    connectionTimeoutMillis: JOIN_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    query_timeout: statementLimitMs,
  });
  keepErrorsHeard(pool, onError);
  holder.pool = pool;
  holder.url = url;
}

/**
 * A connection that the server cuts emits an error, and one that nobody hears ends the process. The pool hears of idle
 * connections only; one in use tells its user by the statement that fails, so there is nothing more to do then.
 */
export function keepErrorsHeard(pool: Pool, onIdleError: (error: Error) => void): void {
  pool.on('error', onIdleError);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
}

/**
 * Lends connections on which a statement may take as long as it likes, and closes them afterwards: a migration may rewrite
 * a large table, or wait for another process that does.
 */
export async function withPatientPool<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = new Pool({
    connectionString: getDatabaseUrl(),
    max: 2,
    application_name: 'patchbay-migrations',
    connectionTimeoutMillis: JOIN_TIMEOUT_MS,
  });
  keepErrorsHeard(pool, () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** The pool. Throws when the app has not started: nothing may reach for the database before that. */
export function getPool(): Pool {
  if (!holder.pool) throw new Error('The database has not been opened yet.');
  return holder.pool;
}

/** The address that the pool was opened with, for connections that must be their own (LISTEN, jobs). */
export function getDatabaseUrl(): string {
  if (!holder.url) throw new Error('The database has not been opened yet.');
  return holder.url;
}

/** Closes the pool once its connections are idle. */
export async function closePool(): Promise<void> {
  const { pool } = holder;
  holder.pool = null;
  holder.url = null;
  await pool?.end();
}
