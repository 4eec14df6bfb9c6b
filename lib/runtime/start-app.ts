import { ensureInstallation } from '../data/installation';
import { applyMigrations } from '../data/migrations/apply-migrations';
import { findRoomBySlug } from '../data/rooms/rooms';
import { getSettings, type Settings } from '../env/settings';
import { closeEventStreams } from '../events/event-hub';
import { startJobs, stopJobs } from '../jobs/runtime/start-jobs';
import { getLog } from '../log';
import { watchRequests } from '../metrics/watch-requests';
import { publishEnvironmentPlan } from '../migration/environment/publish-environment-plan';
import { recordHeldSwitches } from '../migration/environment/record-held-switches';
import { askPlatforms } from '../platforms/ask-platforms';
import { processSingleton } from '../process-singleton';
import { ensureFirstAdministrator, type FirstAdministrator } from '../users/ensure-first-administrator';
import { flushCalls, recordCall } from '../vendor-calls/record-call';
import { takeTurn } from '../vendor-calls/take-turn';
import { assertPlatformSettings, setCallServices } from '../video-platforms';
import { describeStartFailure } from './describe-start-failure';
import { handleSignals } from './handle-signals';
import { mendAddresses } from './mend-addresses';
import { openDatabase } from './open-database';
import { DEMO_ROOMS, seedDemo } from './seed-demo';
import { onShutdown } from './shutdown';
import { isStopping, stopApp } from './stop-app';
import { closeHttpServer, watchHttpServer } from './watch-http-server';
import { lostPasswordText, type Welcome, welcomeText } from './welcome-text';

const STOP_JOBS_MS = 1_500;
const CLOSE_HTTP_MS = 1_500;
const CLOSE_STREAMS_MS = 300;
const WRITE_CALLS_MS = 300;
const TELL_PASSWORD_MS = 100;

/**
 * Brings this process up, once: settings, database, migrations, first administrator, demo rooms, jobs. No request is
 * served before it is done. Where it fails it says why in the operator's words and ends the process.
 */
export function startApp(): Promise<void> {
  return processSingleton('start-app', start);
}

async function start(): Promise<void> {
  handleSignals();
  try {
    await bringUp();
  } catch (error) {
    // Ctrl-C during the start takes the database away under it: nobody needs to read of that.
    if (!isStopping()) process.stderr.write(describeStartFailure(error));
    await stopApp(1);
  }
}

async function bringUp(): Promise<void> {
  const settings = getSettings();
  assertPlatformSettings();
  const database = await openDatabase(settings);
  const migrations = await applyMigrations();
  if (migrations.length > 0) getLog().info({ event: 'database.migrated', migrations }, 'The database is up to date');
  const { installationId } = await ensureInstallation();
  await publishEnvironmentPlan(new Date());
  await recordHeldSwitches();
  const administrator = await ensureFirstAdministrator();
  let isTold = false;
  // Kept nowhere but hashed: what isn't read now is lost, also where the start fails or is broken off from here on.
  const tellPassword = async () => void (isTold || process.stdout.write(lostPasswordText(administrator)));
  onShutdown({ name: 'first password', timeoutMs: TELL_PASSWORD_MS, stop: tellPassword });
  await startServices(settings, administrator.id);
  getLog().info({ event: 'app.started', installationId, role: settings.PATCHBAY_ROLE }, 'Patchbay has started');
  process.stdout.write(welcomeText(await welcomeOf(settings, administrator, database.description)));
  isTold = true;
  void askPlatforms();
}

async function startServices(settings: Settings, ownerId: string | null): Promise<void> {
  setCallServices({ takeTurn, recordCall });
  onShutdown({ name: 'records of calls', timeoutMs: WRITE_CALLS_MS, stop: flushCalls });
  await seedDemo(settings, ownerId);
  // Stopped in the opposite order: streams and requests first, then jobs, then what openDatabase opened.
  onShutdown({ name: 'jobs', timeoutMs: STOP_JOBS_MS, stop: stopJobs });
  await startJobs();
  watchHttpServer();
  watchRequests();
  mendAddresses();
  onShutdown({ name: 'requests', timeoutMs: CLOSE_HTTP_MS, stop: closeHttpServer });
  onShutdown({ name: 'event streams', timeoutMs: CLOSE_STREAMS_MS, stop: closeEventStreams });
}

async function welcomeOf(settings: Settings, administrator: FirstAdministrator, database: string): Promise<Welcome> {
  const room = await findRoomBySlug(DEMO_ROOMS[0].slug).catch(() => null);
  return {
    publicUrl: settings.PUBLIC_URL,
    administrator: administrator.email,
    oneTimePassword: administrator.oneTimePassword,
    room: room ? DEMO_ROOMS[0].slug : null,
    database,
    role: settings.PATCHBAY_ROLE,
  };
}
