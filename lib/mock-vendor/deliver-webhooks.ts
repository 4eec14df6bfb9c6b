import { createHmac } from 'node:crypto';
import { sql } from '../data/sql';
import { deliverMockWebhooksJob } from '../jobs/definitions/deliver-mock-webhooks';
import { enqueueJob } from '../jobs/queue';
import { claimDueWebhooks, findNextDue, markFailed, markSent, type OutgoingWebhook } from './data/webhooks';
import { getVendorSettings, type VendorSettings } from './vendor-settings';

const TIMEOUT_MS = 5_000;

/** With pauses of 1, 2, 4 … up to 120 seconds: about half an hour. */
const MOST_ATTEMPTS = 20;
const LONGEST_PAUSE_MS = 120_000;

/** Rounds in one run; what is left after them gets a run of its own, so that no job goes on for ever. */
const MOST_ROUNDS = 200;

/** Sends what is due, in order within each room, and asks to be called again when the next is. */
export async function deliverWebhooks(fetch: typeof globalThis.fetch = globalThis.fetch): Promise<void> {
  const settings = getVendorSettings();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await claimDueWebhooks(sql);
    if (due.length === 0) break;
    await Promise.all(due.map((webhook) => deliver(webhook, settings, fetch)));
  }
  const next = await findNextDue(sql);
  if (next === null) return;
  // Under another key than a fresh webhook's job: taking its place would put the fresh one off.
  await enqueueJob(sql, deliverMockWebhooksJob, {}, { runAt: next, jobKey: `${deliverMockWebhooksJob.name}:later` });
}

async function deliver(
  webhook: OutgoingWebhook,
  settings: VendorSettings,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  const error = await send(webhook.body, settings, fetch);
  if (error === null) {
    await markSent(sql, webhook.position);
    return;
  }
  const pause = Math.min(1_000 * 2 ** (webhook.attempts - 1), LONGEST_PAUSE_MS);
  await markFailed(sql, webhook.position, error, webhook.attempts >= MOST_ATTEMPTS ? null : pause);
}

/** Null where the customer took it, else why not. */
async function send(body: string, settings: VendorSettings, fetch: typeof globalThis.fetch): Promise<string | null> {
  try {
    const response = await fetch(settings.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Demo-Platform/1.0',
        'mock-signature': signWebhook(body, settings.webhookSecret, new Date()),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel().catch(() => undefined);
    return response.ok ? null : `answered ${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'did not answer in time' : 'could not be reached';
  }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `t.body`. */
export function signWebhook(body: string, secret: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}
