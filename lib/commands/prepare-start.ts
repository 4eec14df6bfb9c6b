import pino from 'pino';
import { getSettings, type Settings } from '../env/settings';
import { processSingleton } from '../process-singleton';
import { describeStartFailure } from '../runtime/describe-start-failure';
import { assertPlatformSettings } from '../video-platforms';
import { requireFreePort } from './require-free-port';

/**
 * Finds what would stop the app before anything is built or started: wrong settings, a port in use. Says so in the
 * operator's words and ends the process.
 */
export async function prepareStart(): Promise<Settings> {
  // The app logs the warnings itself; here only what is wrong counts.
  processSingleton('log', () => pino({ level: 'silent' }));
  return orExplain(async () => {
    const settings = getSettings();
    assertPlatformSettings();
    await requireFreePort(settings.PORT);
    return settings;
  });
}

/** A build takes a minute, in which another program may have taken the port. */
export function confirmPort({ PORT }: Settings): Promise<void> {
  return orExplain(() => requireFreePort(PORT));
}

async function orExplain<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    process.stderr.write(describeStartFailure(error));
    process.exit(1);
  }
}
