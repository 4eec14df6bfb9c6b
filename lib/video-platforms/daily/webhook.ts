import type { PlatformWebhooks, WebhookEnvelope } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { readName } from '../shared/read-name';
import { isUnknownType, mapEvent } from './map-event';
import { envelopeSchema, testSchema } from './schemas';
import { verifyWebhookSignature } from './verify-signature';

/** Events for all rooms of the domain, those of others included, and one test before they are set up. */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature,
  readEnvelope: (rawBody): WebhookEnvelope => {
    const content = tryReadJson(rawBody);
    if (testSchema.safeParse(content).success) return { eventId: null, type: 'test' };
    // A transcript's payload has an id of its own inside; the event's is this one.
    return { eventId: readName(content, 'id'), type: readName(content, 'type') };
  },
  normalise: (rawBody) => {
    const content = tryReadJson(rawBody);
    if (testSchema.safeParse(content).success) return [];
    const envelope = envelopeSchema.safeParse(content);
    if (!envelope.success && isUnknownType(readName(content, 'type'))) return [];
    if (!envelope.success) throw unreadableBody('daily', 'it is not an event of Daily');
    return mapEvent(envelope.data.type, envelope.data.payload, envelope.data.event_ts ?? null);
  },
};
