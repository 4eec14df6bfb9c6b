import { randomBytes, randomUUID } from 'node:crypto';
import { invalidRequest, notFound, readBody } from './daily-errors';
import type { DailyState, DailyWebhook } from './daily-state';
import { createWebhookSchema, updateWebhookSchema } from './request-schemas';

export function listWebhooks(state: DailyState): object {
  return state.webhook ? [webhookView(state, state.webhook)] : [];
}

export function getWebhook(state: DailyState, uuid: string): object {
  return webhookView(state, requireWebhook(state, uuid));
}

/** One for a domain; made only where its address answers a signed test with 200. */
export async function createWebhook(state: DailyState, request: Request): Promise<object> {
  const body = await readBody(request, createWebhookSchema);
  if (state.webhook) throw invalidRequest('a webhook exists for this domain');
  const webhook: DailyWebhook = {
    uuid: randomUUID(),
    url: body.url,
    hmac: body.hmac ?? randomBytes(32).toString('base64'),
    basicAuth: body.basicAuth ?? null,
    retryType: body.retryType ?? 'circuit-breaker',
    eventTypes: body.eventTypes ?? [],
    state: 'ACTIVE',
    failedCount: 0,
    lastMomentPushed: null,
    createdAt: state.now(),
    updatedAt: state.now(),
  };
  await requireAnswer(state, webhook);
  state.webhook = webhook;
  return webhookView(state, webhook);
}

/** Also what makes a failed one work again. */
export async function updateWebhook(state: DailyState, uuid: string, request: Request): Promise<object> {
  const webhook = requireWebhook(state, uuid);
  const body = await readBody(request, updateWebhookSchema);
  const changed = {
    url: body.url ?? webhook.url,
    hmac: body.hmac ?? webhook.hmac,
    basicAuth: body.basicAuth ?? webhook.basicAuth,
  };
  await requireAnswer(state, changed);
  Object.assign(webhook, changed, { state: 'ACTIVE', failedCount: 0, updatedAt: state.now() });
  webhook.retryType = body.retryType ?? webhook.retryType;
  webhook.eventTypes = body.eventTypes ?? webhook.eventTypes;
  return webhookView(state, webhook);
}

export function deleteWebhook(state: DailyState, uuid: string): null {
  requireWebhook(state, uuid);
  state.webhook = null;
  return null;
}

function requireWebhook(state: DailyState, uuid: string): DailyWebhook {
  if (state.webhook?.uuid !== uuid) throw notFound(`webhook ${uuid}`);
  return state.webhook;
}

async function requireAnswer(
  state: DailyState,
  webhook: Pick<DailyWebhook, 'url' | 'hmac' | 'basicAuth'>,
): Promise<void> {
  const isAnswered = await state.test(webhook);
  if (!isAnswered) throw invalidRequest('non-200 status code returned from webhook endpoint');
}

function webhookView(state: DailyState, webhook: DailyWebhook): object {
  return {
    uuid: webhook.uuid,
    url: webhook.url,
    hmac: webhook.hmac,
    basicAuth: webhook.basicAuth,
    retryType: webhook.retryType,
    eventTypes: webhook.eventTypes,
    state: webhook.state,
    failedCount: webhook.failedCount,
    lastMomentPushed: webhook.lastMomentPushed?.toISOString() ?? null,
    domainId: state.domainId,
    createdAt: webhook.createdAt.toISOString(),
    updatedAt: webhook.updatedAt.toISOString(),
  };
}
