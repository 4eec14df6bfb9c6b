import type { PlatformWebhooks } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { verifyTimestamped } from '../shared/signature';
import { mapEvent } from './map-event';
import { envelopeSchema } from './schemas';

/** `Whereby-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 over `t.body`, the secret as it is shown. */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature: ({ rawBody, headers, now, secrets }) =>
    verifyTimestamped({ header: headers['whereby-signature'], rawBody, now, secrets, encoding: 'hex' }),
  readEnvelope: (rawBody) => {
    const envelope = envelopeSchema.safeParse(tryReadJson(rawBody));
    if (!envelope.success) return { eventId: null, type: null };
    return { eventId: envelope.data.id, type: envelope.data.type };
  },
  normalise: (rawBody) => {
    const envelope = envelopeSchema.safeParse(tryReadJson(rawBody));
    if (!envelope.success) throw unreadableBody('whereby', 'it is not an event of Whereby');
    return mapEvent(envelope.data.type, envelope.data.createdAt, envelope.data.data);
  },
};
