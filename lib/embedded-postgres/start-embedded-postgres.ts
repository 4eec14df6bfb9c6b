import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterLocation, locateCluster } from './cluster-location';
import { ensureCluster } from './create-cluster';
import { DISK_FULL, dataDirectoryError, fileSystemError } from './data-directory-error';
import {
  databaseUrl,
  ensureDatabase,
  holdServer,
  listOtherHolders,
  releaseServer,
  type ServerHold,
} from './hold-server';
import { forgetServer, launchServer, stopServer } from './launch-server';
import { type PostgresBinaries, preparePostgresBinaries } from './postgres-binaries';
import { readPostmasterFile } from './postmaster-file';
import { isProcessAlive, mayBePostgres } from './process-alive';
import { startLockFile, withStartLock } from './start-lock';

/** A running PostgreSQL that this process has a share in. */
export interface EmbeddedPostgres {
  /** `postgresql://` address of Patchbay's database, with its password. */
  readonly url: string;
  /** Where its files lie. */
  readonly directory: string;
  /** True where the database was made just now. */
  readonly isFresh: boolean;
  /** Null where this start launched the server; else the running one that it joined. */
  readonly joined: JoinedServer | null;
  /** Gives up the share; the last process to do so stops the server. Takes some 4 seconds at most. */
  stop(): Promise<void>;
}

export interface JoinedServer {
  /** Another process of Patchbay that uses it; null where an earlier one left it running. */
  readonly otherProcess: number | null;
}

interface EmbeddedPostgresEvents {
  /** The server went away under us, or could not be brought back. */
  onLost(message: string): void;
  /** It runs again, on the same port. */
  onRestored?(message: string): void;
}

const POLL_MS = 100;
/** How long a server may refuse connections before its `postmaster.pid` counts as left over. */
const REFUSING_MS = 3_000;
const BUSY_MS = 300_000;
const STOP_TIMEOUT_SECONDS = 3;
/** PostgreSQL's code for a full disk. */
const DISK_FULL_STATE = '53100';
const LONGEST_RETRY_MS = 5_000;

/**
 * Starts the PostgreSQL that comes with Patchbay, with its data in `dataDirectory`; joins the one that is already running
 * there (left by a killed app, or belonging to a second one). A server that dies is brought back on the same port.
 * @throws SettingsError in one clear sentence where that is impossible
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  events: EmbeddedPostgresEvents,
): Promise<EmbeddedPostgres> {
  const location = locateCluster(dataDirectory);
  const binaries = preparePostgresBinaries(location.user);
  let share = await takeShare(location, binaries, null);
  const url = databaseUrl(location, share.port);
  let isStopping = false;
  let recovery: Promise<void> = Promise.resolve();

  const watch = () => {
    share.hold.once('end', () => {
      if (!isStopping) recovery = recover();
    });
  };
  const recover = async () => {
    events.onLost('The embedded PostgreSQL went away; bringing it back');
    for (let delay = POLL_MS; !isStopping; delay = Math.min(delay * 2, LONGEST_RETRY_MS)) {
      try {
        const next = await takeShare(location, binaries, share.port);
        if (next.port === share.port) events.onRestored?.('The embedded PostgreSQL is back');
        else events.onLost('The embedded PostgreSQL is back on another port: start Patchbay again');
        share = next;
        watch();
        return;
      } catch (error) {
        events.onLost(
          `The embedded PostgreSQL could not be brought back: ${error instanceof Error ? error.message : String(error)}`,
        );
        await sleep(delay);
      }
    }
  };
  watch();

  return {
    url,
    directory: location.directory,
    isFresh: share.isFresh,
    joined: share.joined,
    async stop() {
      isStopping = true;
      await Promise.race([recovery, sleep(POLL_MS)]);
      const isLast = await releaseServer(share.hold).catch(() => false);
      if (isLast) await stopServer(location, binaries, STOP_TIMEOUT_SECONDS);
      await share.hold.end().catch(() => undefined);
    },
  };
}

interface Share {
  readonly hold: ServerHold;
  readonly port: number;
  readonly isFresh: boolean;
  readonly joined: JoinedServer | null;
}

async function takeShare(
  location: ClusterLocation,
  binaries: PostgresBinaries,
  preferredPort: number | null,
): Promise<Share> {
  let hasLock = false;
  try {
    return await withStartLock(startLockFile(location.dataDirectory), async () => {
      hasLock = true;
      const isFresh = await ensureCluster(location, binaries);
      return { ...(await findOrLaunch(location, binaries, preferredPort)), isFresh };
    });
  } catch (error) {
    throw hasLock ? error : fileSystemError(location.dataDirectory, error);
  }
}

async function findOrLaunch(
  location: ClusterLocation,
  binaries: PostgresBinaries,
  preferredPort: number | null,
): Promise<Omit<Share, 'isFresh'>> {
  let hasLaunched = false;
  let refusingSince: number | null = null;
  const giveUpAt = Date.now() + BUSY_MS;
  while (Date.now() < giveUpAt) {
    const server = readPostmasterFile(location.directory);
    const isLeftOver = refusingSince !== null && Date.now() - refusingSince > REFUSING_MS;
    if (!server || !mayBePostgres(server.pid) || isLeftOver) {
      if (server) forgetServer(location);
      refusingSince = null;
      await launchServer(location, binaries, preferredPort);
      hasLaunched = true;
      continue;
    }
    if (server.port !== null) {
      const result = await holdServer(location, server.port);
      if (result.isHeld) {
        await prepareDatabase(location, result.hold);
        return { hold: result.hold, port: server.port, joined: hasLaunched ? null : await findJoined(result.hold) };
      }
      if (result.reason === 'refused') {
        throw dataDirectoryError(
          location.dataDirectory,
          `whose database refuses its own password (${result.message}); restore the folder from a backup`,
        );
      }
      refusingSince = result.reason === 'absent' ? (refusingSince ?? Date.now()) : null;
    }
    await sleep(POLL_MS);
  }
  throw dataDirectoryError(
    location.dataDirectory,
    'whose database has been starting or stopping for five minutes; end its processes and start again',
  );
}

/** A killed process may be listed for a moment still: it counts no more. */
async function findJoined(hold: ServerHold): Promise<JoinedServer> {
  const others = await listOtherHolders(hold);
  return { otherProcess: others.find(isProcessAlive) ?? null };
}

async function prepareDatabase(location: ClusterLocation, hold: ServerHold): Promise<void> {
  try {
    await ensureDatabase(hold);
  } catch (error) {
    await hold.end().catch(() => undefined);
    const problem =
      (error as { code?: string }).code === DISK_FULL_STATE
        ? DISK_FULL
        : `in whose PostgreSQL the database could not be made (${error instanceof Error ? error.message : String(error)}); restore the folder from a backup`;
    throw dataDirectoryError(location.dataDirectory, problem);
  }
}
