import { insertWebhookDelivery } from '../data/webhook-deliveries';
import { AppError } from '../errors/app-error';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';
import { getLog } from '../log';
import { getMetrics } from '../metrics/registry';
import { processSingleton } from '../process-singleton';
import { getPlatformClient, getPlatformConfig } from '../video-platforms';
import type { PlatformWebhooks, WebhookHeaders } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';
import { maskSecretHeaders } from './mask-secret-headers';

export interface IncomingWebhook {
  readonly platform: string;
  /** What the vendor appended to our address, without a leading slash. */
  readonly path: string;
  readonly rawBody: Uint8Array;
  readonly headers: WebhookHeaders;
  readonly now: Date;
}

/**
 * Takes one delivery: verified over its raw bytes, then stored together with the job that applies it, and answered
 * before anything else happens. A repetition changes nothing and is answered alike.
 * @throws AppError platform-not-found, invalid-signature
 */
export async function receiveWebhook(incoming: IncomingWebhook): Promise<void> {
  const { webhooks, secrets } = findWebhooks(incoming.platform);
  const verdict = webhooks.verifyWebhookSignature({ ...incoming, secrets });
  if (!verdict.isValid) {
    logRefusal(incoming.platform, verdict.reason);
    throw new AppError('invalid-signature', `The signature of this delivery was not accepted: ${verdict.reason}.`);
  }
  const { eventId, type } = webhooks.readEnvelope(incoming.rawBody, incoming.path);
  await insertWebhookDelivery(applyWebhookDeliveryJob, {
    platform: incoming.platform,
    eventId,
    type,
    path: incoming.path,
    rawBody: incoming.rawBody,
    headers: maskSecretHeaders(incoming.headers),
  });
}

function findWebhooks(platform: string): { webhooks: PlatformWebhooks; secrets: readonly string[] } {
  try {
    const config = getPlatformConfig(platform);
    const { webhooks } = getPlatformClient(platform, config);
    if (webhooks) return { webhooks, secrets: config.webhookSecrets };
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
  }
  throw new AppError('platform-not-found', 'No platform that is set up here receives webhooks at this address.');
}

const ONE_LINE_PER_MS = 10_000;

interface Refusals {
  count: number;
  loggedAt: number;
}

/** A stranger can send as many bad signatures as they like; the log gets one line in ten seconds, with their number. */
function logRefusal(platform: string, reason: string): void {
  getMetrics().refusedWebhooks.inc({ platform });
  const refusals = processSingleton('webhook-refusals', () => new Map<string, Refusals>());
  const known = refusals.get(platform) ?? { count: 0, loggedAt: 0 };
  known.count += 1;
  if (Date.now() - known.loggedAt >= ONE_LINE_PER_MS) {
    getLog().warn(
      { event: 'webhook.refused', platform, reason, count: known.count },
      'Webhook deliveries with a bad signature',
    );
    known.count = 0;
    known.loggedAt = Date.now();
  }
  refusals.set(platform, known);
}
