import type { PlatformWebhooks } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { verifyTimestamped } from '../shared/signature';
import { mapEvent } from './map-event';
import { envelopeSchema } from './schemas';

/** `Mock-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 over `t.body`, within five minutes. */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature: ({ rawBody, headers, now, secrets }) =>
    verifyTimestamped({ header: headers['mock-signature'], rawBody, now, secrets, encoding: 'hex' }),
  readEnvelope: (rawBody) => {
    const envelope = envelopeSchema.safeParse(tryReadJson(rawBody));
    if (!envelope.success) return { eventId: null, type: null };
    return { eventId: envelope.data.id, type: envelope.data.type };
  },
  normalise: (rawBody) => {
    const envelope = envelopeSchema.safeParse(tryReadJson(rawBody));
    if (!envelope.success) throw unreadableBody('mock', 'it is not an event of the demo platform');
    return mapEvent(envelope.data.type, envelope.data.createdAt, envelope.data.data);
  },
};
