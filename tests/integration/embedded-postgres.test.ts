import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requireFreePort } from '@/lib/commands/require-free-port';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/embedded-postgres/start-embedded-postgres';
import { SettingsError } from '@/lib/env/settings-error';

const isRoot = process.getuid?.() === 0;
const started: EmbeddedPostgres[] = [];
const held: ChildProcess[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'patchbay-embedded-'));
  // As root, PostgreSQL runs under another account, which must get in.
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  for (const child of held.splice(0)) child.kill('SIGKILL');
  for (const server of started.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(events: { onLost?: () => void; onRestored?: () => void } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(folder, { onLost: () => undefined, ...events });
  started.push(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  started.splice(started.indexOf(server), 1);
  await server.stop();
}

/** Starts or joins in another process. Resolves with the address once that process has its share. */
async function holdElsewhere(): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/hold-postgres.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  held.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, url: chunk.toString().trim() };
}

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function keep(url: string, word: string): Promise<void> {
  await query(url, 'CREATE TABLE IF NOT EXISTS kept (word text)');
  await query(url, `INSERT INTO kept VALUES ('${word}')`);
}

const kept = (url: string) => query<{ word: string }>(url, 'SELECT word FROM kept');

function serverPid(directory: string): number {
  return Number.parseInt(readFileSync(path.join(directory, 'postmaster.pid'), 'utf8'), 10);
}

async function killAndWait(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => new Error('nothing failed'),
    (reason: Error) => reason,
  );
  expect(error).toBeInstanceOf(SettingsError);
  // One sentence that begins with the setting: no stack, no second line.
  expect(error.message).not.toContain('\n');
  return error;
}

describe('a start', () => {
  it('makes a database that only its password opens, and finds its data again', async () => {
    const first = await start();
    expect(first.isFresh).toBe(true);
    expect(first.joined).toBeNull();
    await keep(first.url, 'first');
    const withoutPassword = new URL(first.url);
    withoutPassword.password = 'wrong';
    await expect(query(withoutPassword.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(path.join(first.directory, 'patchbay-password')).mode & 0o077).toBe(0);
    expect(await query(first.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await stop(first);

    const second = await start();
    expect(second.isFresh).toBe(false);
    expect(await kept(second.url)).toEqual([{ word: 'first' }]);
  });

  it('joins the server of another one; the last to leave stops it', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url).toBe(two.url);
    expect([one.isFresh, two.isFresh].filter(Boolean)).toHaveLength(1);
    await stop(one);
    await keep(two.url, 'still here');
    await stop(two);
    expect(existsSync(path.join(two.directory, 'postmaster.pid'))).toBe(false);
  });

  it('knows which process it shares the server with', async () => {
    const other = await holdElsewhere();
    expect((await start()).joined).toEqual({ otherProcess: other.process.pid });
  });

  it('joins the server that a killed app left', async () => {
    const left = await holdElsewhere();
    await keep(left.url, 'left');
    const pid = serverPid(path.join(folder, 'postgres'));
    await killAndWait(left.process);
    const next = await start();
    expect(serverPid(next.directory)).toBe(pid);
    expect(await kept(next.url)).toEqual([{ word: 'left' }]);
    expect(next.joined).toEqual({ otherProcess: null });
    await stop(next);
    expect(existsSync(path.join(next.directory, 'postmaster.pid'))).toBe(false);
  });

  it('recovers what was committed when app and server were killed together', async () => {
    const left = await holdElsewhere();
    await keep(left.url, 'committed');
    process.kill(serverPid(path.join(folder, 'postgres')), 'SIGKILL');
    await killAndWait(left.process);
    const next = await start();
    expect(await kept(next.url)).toEqual([{ word: 'committed' }]);
  });

  it('does not mind a left process number that belongs to something else now', async () => {
    const first = await start();
    const file = path.join(first.directory, 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    await stop(first);
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    await expect(start()).resolves.toMatchObject({ isFresh: false });
  });

  it('makes the database anew where an earlier start was cut off in the middle', async () => {
    mkdirSync(path.join(folder, 'postgres.new'));
    writeFileSync(path.join(folder, 'postgres.new', 'PG_VERSION'), '18\n');
    await expect(start()).resolves.toMatchObject({ isFresh: true });
    expect(existsSync(path.join(folder, 'postgres.new'))).toBe(false);
  });
});

it('brings a server back that dies under a running app, on the same port', async () => {
  const onLost = vi.fn();
  const restoration = new EventEmitter();
  const restored = once(restoration, 'restored');
  const server = await start({ onLost, onRestored: () => restoration.emit('restored') });
  await keep(server.url, 'before');
  process.kill(serverPid(server.directory), 'SIGKILL');
  await restored;
  expect(onLost).toHaveBeenCalled();
  expect(await kept(server.url)).toEqual([{ word: 'before' }]);
});

describe('one clear sentence', () => {
  it('for a database of another version', async () => {
    await stop(await start());
    writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '17\n');
    const { message } = await failureOf(start());
    expect(message).toContain(`DATA_DIR is ${folder}, and its database was made by PostgreSQL 17`);
    expect(message).toContain('pg_dump');
  });

  it('for a folder that holds something else', async () => {
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres', 'notes.txt'), 'mine');
    const { message } = await failureOf(start());
    expect(message).toContain('holds no database that can be read');
    expect(readFileSync(path.join(folder, 'postgres', 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('for a damaged database, with what PostgreSQL said', async () => {
    const server = await start();
    await stop(server);
    writeFileSync(path.join(server.directory, 'global', 'pg_control'), 'damaged');
    const { message } = await failureOf(start());
    expect(message).toContain('whose database does not start (could not read file "global/pg_control"');
    expect(message).toContain('restore the folder from a backup');
  });

  it('for a DATA_DIR that is a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { message } = await failureOf(startEmbeddedPostgres(file, { onLost: () => undefined }));
    expect(message).toContain('which is not a folder');
  });

  it.skipIf(!existsSync('/proc/self'))('for a DATA_DIR where nothing can be made, at once', async () => {
    const { message } = await failureOf(startEmbeddedPostgres('/proc/patchbay/data', { onLost: () => undefined }));
    expect(message).toContain('DATA_DIR is /proc/patchbay/data, which cannot be used (ENOENT)');
  });

  // Root may write anywhere: nothing to see there.
  it.skipIf(isRoot)('for a DATA_DIR that may not be written', async () => {
    chmodSync(folder, 0o555);
    const { message } = await failureOf(start());
    chmodSync(folder, 0o755);
    expect(message).toContain('which this user may not write');
  });

  it('for a port in use', async () => {
    const other = createServer();
    await once(other.listen(0), 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { message } = await failureOf(requireFreePort(port, 0));
    expect(message).toContain(`PORT is ${port}, which another program is using`);
    other.close();
  });
});
