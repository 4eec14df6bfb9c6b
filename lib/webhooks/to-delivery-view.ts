import type { WebhookDelivery } from '../data/webhook-deliveries';
import type { WebhookDeliveryDetailView, WebhookDeliveryView } from '../schemas/webhook-delivery';

/** A delivery as lists show it. */
export function toDeliveryView(delivery: Omit<WebhookDelivery, 'rawBody'>): WebhookDeliveryView {
  return {
    id: delivery.id,
    platform: delivery.platform,
    type: delivery.type,
    path: delivery.path,
    state: delivery.state,
    attempts: delivery.attempts,
    error: delivery.error,
    meetingId: delivery.meetingId,
    receivedAt: delivery.receivedAt.toISOString(),
    handledAt: delivery.handledAt?.toISOString() ?? null,
  };
}

/** The same with what was sent, as text. */
export function toDeliveryDetailView(delivery: WebhookDelivery): WebhookDeliveryDetailView {
  return {
    ...toDeliveryView(delivery),
    rawBody: Buffer.from(delivery.rawBody).toString('utf8'),
    headers: { ...delivery.headers },
    effects: delivery.effects,
  };
}
