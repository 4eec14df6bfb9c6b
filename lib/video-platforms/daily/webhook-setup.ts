import type { PlatformServices, PlatformWebhookSetup, WebhookSubscription } from '../contract';
import { VideoPlatformError } from '../errors';
import { callDaily, dailyError } from './api';
import type { DailyConfig } from './config';
import { EVENT_TYPES } from './map-event';
import { type DailyWebhook, webhookSchema, webhooksSchema } from './schemas';

/** Where every Patchbay receives Daily's webhooks: an address that ends otherwise is another program's. */
const OUR_PATH = '/api/webhooks/daily';

/**
 * Daily has one webhook for a whole domain. It is made with a secret of ours, because its first delivery is a test that
 * is signed already, and with `exponential` retries: under the other policy three failures in a row stop everything.
 */
export function makeWebhookSetup(config: DailyConfig, services: PlatformServices): PlatformWebhookSetup {
  return {
    getSubscription: async () => describeWebhook(config, await findWebhook(config, services)),
    provision: async (url) => {
      const wanted = requireWanted(config, url);
      const known = await findWebhook(config, services);
      if (known && !isOurs(known)) {
        throw dailyError(
          'provision-webhooks',
          'rejected',
          `this domain’s only webhook goes to another program (${hostOf(known.url)}). Delete it there, or use a Daily domain of its own for Patchbay`,
        );
      }
      const webhook = await callDaily(config, services, {
        operation: 'provision-webhooks',
        method: 'POST',
        path: known ? `/webhooks/${encodeURIComponent(known.uuid)}` : '/webhooks',
        body: wanted,
        schema: webhookSchema,
      }).catch((error: unknown) => {
        throw explain(error, url);
      });
      return describeWebhook(config, webhook);
    },
  };
}

function requireWanted(config: DailyConfig, url: string) {
  const [hmac] = config.webhookSecrets;
  if (hmac === undefined) {
    throw dailyError(
      'provision-webhooks',
      'not-configured',
      'DAILY_WEBHOOK_SECRET is not set. Set it to what `openssl rand -base64 32` prints, and restart',
    );
  }
  if (!isOurs({ url })) {
    throw dailyError(
      'provision-webhooks',
      'rejected',
      `the address must end in ${OUR_PATH}, where Patchbay takes them`,
    );
  }
  return { url, hmac, retryType: 'exponential', eventTypes: EVENT_TYPES };
}

async function findWebhook(config: DailyConfig, services: PlatformServices): Promise<DailyWebhook | null> {
  const webhooks = await callDaily(config, services, {
    operation: 'list-webhooks',
    method: 'GET',
    path: '/webhooks',
    schema: webhooksSchema,
    retry: 'always',
  });
  return webhooks.find(isOurs) ?? webhooks[0] ?? null;
}

/** Before it changes anything, Daily sends a test to the address and gives up with 400 where that isn't answered 200. */
function explain(error: unknown, url: string): unknown {
  if (!(error instanceof VideoPlatformError) || error.code !== 'rejected') return error;
  return dailyError(
    'provision-webhooks',
    'rejected',
    `Daily could not deliver its test to ${hostOf(url)}, or refuses webhooks for this account. Patchbay must run there with this DAILY_WEBHOOK_SECRET and be reached from the internet over https, and Daily wants a credit card on file`,
  );
}

function describeWebhook(config: DailyConfig, webhook: DailyWebhook | null): WebhookSubscription {
  if (webhook === null) {
    return {
      state: 'absent',
      message:
        'Daily sends no webhooks yet: who is in a call comes from its pages and from asking Daily every 15 seconds.',
      url: null,
    };
  }
  const problem = findProblem(config, webhook);
  const message = problem ?? 'Daily sends its webhooks, and tries again where one is not taken.';
  return { state: problem === null ? 'active' : 'broken', message, url: webhook.url };
}

/** What an administrator should mend; null where all is well. */
function findProblem(config: DailyConfig, webhook: DailyWebhook): string | null {
  const failed = webhook.failedCount ?? 0;
  const failures = failed === 1 ? 'the last delivery failed' : `the last ${failed} deliveries failed`;
  if (!isOurs(webhook)) {
    return `Daily’s webhooks go to another program (${hostOf(webhook.url)}). A Daily domain has only one webhook: use another domain for Patchbay, or delete that one.`;
  }
  // The documents name two words for "stopped", so only the one for "works" is trusted.
  if (webhook.state !== 'ACTIVE') {
    return failed > 0
      ? `Daily has stopped sending: ${failures}. Set them up again.`
      : 'Daily has stopped sending. Set them up again.';
  }
  if (config.webhookSecrets.length === 0) {
    return 'DAILY_WEBHOOK_SECRET is not set here, so every delivery is refused. Set it, restart Patchbay, then set the webhooks up again.';
  }
  if (webhook.hmac && isOtherSecret(config, webhook.hmac)) {
    return 'Daily signs with another secret than DAILY_WEBHOOK_SECRET, so every delivery is refused. Set them up again.';
  }
  const missing = EVENT_TYPES.filter((type) => webhook.eventTypes && !webhook.eventTypes.includes(type));
  if (missing.length > 0) return `Daily does not send ${missing.join(', ')}. Set them up again.`;
  if (webhook.retryType && webhook.retryType !== 'exponential') {
    return 'Daily stops all webhooks after three failures in a row. Set them up again, so that it tries again instead.';
  }
  return failed > 0 ? `Daily sends, but ${failures}. Look whether Patchbay answers at its address.` : null;
}

/** False also for what can't be a secret: an answer may hide it. */
function isOtherSecret({ webhookSecrets }: DailyConfig, hmac: string): boolean {
  const bytesOf = (secret: string) => Buffer.from(secret, 'base64').toString('hex');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(hmac) && !webhookSecrets.map(bytesOf).includes(bytesOf(hmac));
}

function isOurs({ url }: Pick<DailyWebhook, 'url'>): boolean {
  return URL.canParse(url) && new URL(url).pathname.endsWith(OUR_PATH);
}

/** Addresses may carry a key in their path or query; the host is enough to recognise one. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that can’t be read';
}
