import { z } from 'zod';
import type { ListedDelivery, WebhookDelivery } from '../data/webhooks/webhook-deliveries';
import {
  deliveryEffectSchema,
  deliveryVerdictSchema,
  type WebhookDeliveryDetailView,
  type WebhookDeliveryView,
} from '../schemas/webhook-delivery';
import { maskSecretFields } from './mask-secret-fields';
import { maskSecretHeaders } from './mask-secret-headers';

/** Kept as JSON; what an older version wrote may look different and is then left out. */
const effectsSchema = z.array(deliveryEffectSchema).nullable().catch(null);
const verdictSchema = deliveryVerdictSchema.nullable().catch(null);

/** A delivery as lists show it. */
export function toDeliveryView(delivery: ListedDelivery): WebhookDeliveryView {
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
    vendorRoomName: delivery.vendorRoomName,
    receivedAt: delivery.receivedAt.toISOString(),
    handledAt: delivery.handledAt?.toISOString() ?? null,
    replayedAt: delivery.replayedAt?.toISOString() ?? null,
    replayedBy: delivery.replayedBy,
  };
}

/** The same with what was sent, as text. */
export function toDeliveryDetailView(delivery: WebhookDelivery): WebhookDeliveryDetailView {
  return {
    ...toDeliveryView(delivery),
    rawBody: maskSecretFields(Buffer.from(delivery.rawBody).toString('utf8')),
    headers: maskSecretHeaders(delivery.headers),
    verdict: verdictSchema.parse(delivery.verdict),
    effects: effectsSchema.parse(delivery.effects),
  };
}
