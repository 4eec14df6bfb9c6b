import type { PlatformWebhooks } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { readName } from '../shared/read-name';
import { verifyTimestamped } from '../shared/signature';
import { isUnknownType, mapEvent } from './map-event';
import { envelopeSchema } from './schemas';

/**
 * `X-Jaas-Signature: t=<seconds>,v1=<base64>[,v1=…]`: HMAC-SHA256 with the whole secret, its `whsec_` included, as the
 * key (JaaS documentation, "Signatures"). Repetitions share their `idempotencyKey`.
 */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature: ({ rawBody, headers, now, secrets }) =>
    verifyTimestamped({ header: headers['x-jaas-signature'], rawBody, now, secrets, encoding: 'base64' }),
  readEnvelope: (rawBody) => {
    const content = tryReadJson(rawBody);
    const type = readName(content, 'eventType');
    const envelope = { eventId: readName(content, 'idempotencyKey'), type };
    if (readName(content, 'fqn') === null) return envelope;
    // The call for a room's settings is documented with nothing but the room's name in it.
    return { ...envelope, isQuestion: type === null || type === 'SETTINGS_PROVISIONING' };
  },
  normalise: (rawBody) => {
    const content = tryReadJson(rawBody);
    const envelope = envelopeSchema.safeParse(content);
    if (envelope.success) return mapEvent(envelope.data);
    const type = readName(content, 'eventType');
    if (isUnknownType(type)) return [];
    throw unreadableBody('jaas', type === null ? 'it is not an event of JaaS' : 'it names no room');
  },
};
