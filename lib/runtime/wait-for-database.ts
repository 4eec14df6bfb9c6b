import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SettingsError } from '../env/settings-error';

const OLDEST_VERSION = 14;
/** A database that starts together with the app (compose, a rebooted machine) may take this long. */
const PATIENCE_MS = 30_000;
const RETRY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;

/** Failures that no waiting mends, by PostgreSQL's code: how the sentence ends. */
const FINAL_FAILURES: Readonly<Record<string, string>> = {
  '28P01': 'where the password is refused; correct the password in the address',
  '28000': 'where the user is refused; correct the user in the address, or pg_hba.conf there',
  '3D000': 'where that database does not exist; make it with CREATE DATABASE, or correct the name in the address',
};

/**
 * Waits until the database at DATABASE_URL answers, for half a minute at most.
 * @throws SettingsError that names host and port, never the password
 */
export async function waitForDatabase(url: string, options: { patienceMs?: number } = {}): Promise<void> {
  const place = placeOf(url);
  const giveUpAt = Date.now() + (options.patienceMs ?? PATIENCE_MS);
  for (let isToldOf = false; ; isToldOf = true) {
    const failure = await tryConnect(url);
    if (failure === null) return;
    if (failure.isFinal || Date.now() >= giveUpAt) throw databaseError(`names ${place}, ${failure.problem}`);
    if (!isToldOf) process.stdout.write(`Waiting for the database at ${place} …\n`);
    await sleep(RETRY_MS);
  }
}

function placeOf(url: string): string {
  try {
    const { hostname, port } = new URL(url);
    return `${hostname || 'localhost'}:${port || '5432'}`;
  } catch {
    throw databaseError(
      'is not an address that can be read (a special character in the password must be written as %xx), for example postgresql://patchbay:secret@db.example.com:5432/patchbay',
    );
  }
}

async function tryConnect(url: string): Promise<{ isFinal: boolean; problem: string } | null> {
  const client = new Client({
    connectionString: url,
    application_name: 'patchbay-start',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    const version = Math.floor(Number(result.rows[0]?.server_version_num) / 10_000);
    if (version >= OLDEST_VERSION) return null;
    return { isFinal: true, problem: `which is PostgreSQL ${version}; ${OLDEST_VERSION} or newer is needed` };
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const final = FINAL_FAILURES[code];
    if (final) return { isFinal: true, problem: final };
    const reason = code || (error instanceof Error ? error.message : String(error));
    return {
      isFinal: false,
      problem: `which does not answer (${reason}); start that database, or correct the address`,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function databaseError(problem: string): SettingsError {
  return new SettingsError([{ name: 'DATABASE_URL', problem }]);
}
