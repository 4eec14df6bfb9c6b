import type { PlatformWebhooks } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { verifyTimestamped } from '../shared/signature';
import { mapEvent } from './map-event';
import { envelopeSchema } from './schemas';

/**
 * `X-Jaas-Signature: t=<seconds>,v1=<base64>[,v1=…]`: HMAC-SHA256 with the whole secret, its `whsec_` included, as the
 * key (JaaS documentation, "Signatures"). Repetitions share their `idempotencyKey`.
 */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature: ({ rawBody, headers, now, secrets }) =>
    verifyTimestamped({ header: headers['x-jaas-signature'], rawBody, now, secrets, encoding: 'base64' }),
  readEnvelope: (rawBody) => {
    const envelope = envelopeSchema.safeParse(tryReadJson(rawBody));
    if (!envelope.success) return { eventId: null, type: null };
    return { eventId: envelope.data.idempotencyKey ?? null, type: envelope.data.eventType ?? null };
  },
  normalise: (rawBody) => {
    const envelope = envelopeSchema.safeParse(tryReadJson(rawBody));
    if (!envelope.success) throw unreadableBody('jaas', 'it names no room');
    return mapEvent(envelope.data);
  },
};
