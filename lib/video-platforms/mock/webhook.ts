import type { PlatformWebhooks } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { readName } from '../shared/read-name';
import { verifyTimestamped } from '../shared/signature';
import { isUnknownType, mapEvent } from './map-event';
import { envelopeSchema } from './schemas';

/** `Mock-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 over `t.body`, within five minutes. */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature: ({ rawBody, headers, now, secrets }) =>
    verifyTimestamped({ header: headers['mock-signature'], rawBody, now, secrets, encoding: 'hex' }),
  readEnvelope: (rawBody) => {
    const content = tryReadJson(rawBody);
    return { eventId: readName(content, 'id'), type: readName(content, 'type') };
  },
  normalise: (rawBody) => {
    const content = tryReadJson(rawBody);
    const envelope = envelopeSchema.safeParse(content);
    if (!envelope.success && isUnknownType(readName(content, 'type'))) return [];
    if (!envelope.success) throw unreadableBody('mock', 'it is not an event of the demo platform');
    return mapEvent(envelope.data.type, envelope.data.createdAt, envelope.data.data);
  },
};
