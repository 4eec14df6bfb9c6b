import pino from 'pino';
import { getSettings } from '../env/settings';
import { AppError } from '../errors/app-error';
import { describeWebhookSetupFailure } from '../platforms/describe-webhook-setup-failure';
import { getWebhookSetup } from '../platforms/get-webhook-setup';
import { provisionWebhooks } from '../platforms/provision-webhooks';
import { processSingleton } from '../process-singleton';
import { describeStartFailure } from '../runtime/describe-start-failure';
import { openDatabase } from '../runtime/open-database';
import { stopApp } from '../runtime/stop-app';
import { assertPlatformSettings } from '../video-platforms';
import { VideoPlatformError } from '../video-platforms/errors';
import { readWebhookArguments } from './read-webhook-arguments';

const USAGE = `Usage: npm run webhooks -- <platform> [address]           has the platform send its webhooks here
       npm run webhooks -- <platform> --state             only says how they are doing

For example: npm run webhooks -- daily
The address is PUBLIC_URL/api/webhooks/<platform> unless another is named. Patchbay must be running there already.
`;

const ACTOR = { kind: 'system', name: 'npm run webhooks' } as const;

/** Sets a platform's webhooks up from the command line, as the button in /admin/platforms does. */
async function run(words: readonly string[]): Promise<number> {
  const read = readWebhookArguments(words);
  if (typeof read === 'string') {
    process.stderr.write(`${read}\n\n${USAGE}`);
    return 1;
  }
  processSingleton('log', () => pino({ level: 'silent' }));
  try {
    const settings = getSettings();
    assertPlatformSettings();
    await openDatabase(settings);
    const asked = { actor: ACTOR, platformId: read.platformId };
    const { state, message, url } = read.isOnlyState
      ? await getWebhookSetup(asked)
      : await provisionWebhooks({ ...asked, ...(read.url === null ? {} : { url: read.url }) });
    process.stdout.write(`${url ? `Address  ${url}\n` : ''}State    ${state}\n${message}\n`);
    return state === 'active' ? 0 : 1;
  } catch (error) {
    process.stderr.write(describeFailure(error));
    return 1;
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof VideoPlatformError) return `${describeWebhookSetupFailure(error)}\n`;
  return error instanceof AppError ? `${error.message}\n` : describeStartFailure(error);
}

await stopApp(await run(process.argv.slice(2)));
