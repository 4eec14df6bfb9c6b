import { z } from 'zod';
import type { WebhookDelivery } from '../data/webhook-deliveries';
import {
  deliveryEffectSchema,
  type WebhookDeliveryDetailView,
  type WebhookDeliveryView,
} from '../schemas/webhook-delivery';
import { maskSecretFields } from './mask-secret-fields';

/** Kept as JSON; what an older version wrote may look different and is then left out. */
const effectsSchema = z.array(deliveryEffectSchema).nullable().catch(null);

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
    room: delivery.room,
    receivedAt: delivery.receivedAt.toISOString(),
    handledAt: delivery.handledAt?.toISOString() ?? null,
  };
}

/** The same with what was sent, as text. */
export function toDeliveryDetailView(delivery: WebhookDelivery): WebhookDeliveryDetailView {
  return {
    ...toDeliveryView(delivery),
    rawBody: maskSecretFields(Buffer.from(delivery.rawBody).toString('utf8')),
    headers: { ...delivery.headers },
    effects: effectsSchema.parse(delivery.effects),
  };
}
