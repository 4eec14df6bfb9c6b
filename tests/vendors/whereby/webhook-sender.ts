import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { StandInEvent } from './state';
import type { SentWebhook, WherebyOptions } from './whereby-stand-in';

/** Whereby gives up on an answer after this long, and asks again twice at most. */
const ANSWER_WITHIN_MS = 5_000;
const PAUSES_MS = [1_000, 2_000] as const;

export interface WebhookSender {
  readonly sent: readonly SentWebhook[];
  send(type: string, data: Readonly<Record<string, unknown>>): void;
  redeliver(eventId: string): void;
  settled(): Promise<void>;
}

/** `Whereby-Signature`: HMAC-SHA256 in hex over the seconds, a dot and the body as it goes out. */
export function signWherebyWebhook(rawBody: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${rawBody}`).digest('hex')}`;
}

/**
 * Sends webhooks by Whereby's rules: again only after a 5xx or no answer within five seconds, twice at most, after short
 * growing pauses; a 4xx is final. One after the other here, so that tests see an order; Whereby promises none.
 */
export function makeWebhookSender(options: WherebyOptions, now: () => Date): WebhookSender {
  const sent: SentWebhook[] = [];
  let underWay: Promise<void> = Promise.resolve();
  const enqueue = (event: StandInEvent) => {
    const rawBody = JSON.stringify(event);
    const signature = signWherebyWebhook(rawBody, options.webhook?.secret ?? 'no-secret', now());
    const statuses: number[] = [];
    sent.push({ event, rawBody, signature, statuses });
    const { webhook } = options;
    if (webhook) underWay = underWay.then(() => deliver(options, webhook.url, { rawBody, signature, statuses }));
  };
  return {
    sent,
    send: (type, data) =>
      enqueue({
        id: createHash('sha256').update(randomUUID()).digest('hex'),
        apiVersion: '1.0',
        createdAt: now().toISOString(),
        type,
        data,
      }),
    redeliver: (eventId) => {
      const known = sent.find(({ event }) => event.id === eventId);
      if (known) enqueue(known.event);
    },
    settled: async () => {
      // What a delivery sets off may send more.
      for (let seen: Promise<void> | null = null; seen !== underWay; ) {
        seen = underWay;
        await seen;
      }
    },
  };
}

async function deliver(
  options: WherebyOptions,
  url: string,
  webhook: { readonly rawBody: string; readonly signature: string; readonly statuses: number[] },
): Promise<void> {
  const pause = options.pause ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  for (const wait of [...PAUSES_MS, null]) {
    const status = await post(options.fetch ?? globalThis.fetch, url, webhook);
    webhook.statuses.push(status);
    if (status !== 0 && status < 500) return;
    if (wait !== null) await pause(wait);
  }
}

/** 0 where no answer came in time. */
async function post(
  fetch: typeof globalThis.fetch,
  url: string,
  webhook: { readonly rawBody: string; readonly signature: string },
): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'whereby-signature': webhook.signature },
      body: webhook.rawBody,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
