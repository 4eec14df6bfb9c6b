import { createHmac } from 'node:crypto';
import type { OutgoingWebhook, WebhookRetries } from '../kit/send-webhook';
import type { DailyWebhook } from './daily-state';

export type SendWebhook = (webhook: OutgoingWebhook, retries?: WebhookRetries) => Promise<number>;

/** Consecutive failures after which the circuit breaker stops everything, until somebody updates the webhook. */
const BREAKER_FAILURES = 3;

/** The headers of one delivery: base64 of HMAC-SHA256 over `<timestamp>.<body>`, keyed with the decoded secret. */
export function signDelivery(request: {
  readonly hmac: string;
  readonly timestamp: string;
  readonly body: string | Uint8Array;
}): Record<string, string> {
  const { hmac, timestamp, body } = request;
  const signature = createHmac('sha256', Buffer.from(hmac, 'base64')).update(`${timestamp}.`).update(body).digest();
  return { 'x-webhook-signature': signature.toString('base64'), 'x-webhook-timestamp': timestamp };
}

export interface WebhookDeliveries {
  readonly test: (webhook: Pick<DailyWebhook, 'url' | 'hmac' | 'basicAuth'>) => Promise<boolean>;
  readonly deliver: (webhook: DailyWebhook, event: Readonly<Record<string, unknown>>) => Promise<void>;
}

/**
 * Sends events one after the other. Only 200 is success. `circuit-breaker`: every event once, and three failures in a
 * row stop all of them. `exponential`: up to five tries for each, and the webhook goes on whatever happens.
 */
export function makeDeliveries(options: {
  readonly now: () => Date;
  readonly send: SendWebhook;
  readonly retryDelayMs: number;
}): WebhookDeliveries {
  const { now, send, retryDelayMs } = options;

  const outgoing = (webhook: Pick<DailyWebhook, 'url' | 'hmac' | 'basicAuth'>, body: string): OutgoingWebhook => ({
    url: webhook.url,
    headers: {
      'content-type': 'application/json',
      ...(webhook.basicAuth ? { authorization: `Basic ${webhook.basicAuth}` } : {}),
      ...signDelivery({ hmac: webhook.hmac, timestamp: String(now().getTime()), body }),
    },
    body,
  });

  return {
    test: async (webhook) => (await send(outgoing(webhook, JSON.stringify({ test: 'test' })))) === 200,
    deliver: async (webhook, event) => {
      if (webhook.state !== 'ACTIVE' && webhook.retryType === 'circuit-breaker') return;
      const retries = { count: 4, delayMs: retryDelayMs, isWorthAnother: (status: number) => status !== 200 };
      const isExponential = webhook.retryType === 'exponential';
      const status = await send(outgoing(webhook, JSON.stringify(event)), isExponential ? retries : undefined);
      webhook.lastMomentPushed = now();
      webhook.failedCount = status === 200 ? 0 : webhook.failedCount + 1;
      if (!isExponential && webhook.failedCount >= BREAKER_FAILURES) webhook.state = 'FAILED';
    },
  };
}
