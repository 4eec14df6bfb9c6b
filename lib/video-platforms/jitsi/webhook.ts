import type { PlatformWebhooks, WebhookVerdict, WebhookVerification } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { isOneOfSecrets } from '../shared/signature';
import { mapEvent } from './map-event';
import { type EventSyncPost, eventSyncSchema } from './schemas';

/** event_sync appends one of these to its `api_prefix`. */
const EVENT_OF_PATH: Readonly<Record<string, string>> = {
  '/events/room/created': 'muc-room-created',
  '/events/room/destroyed': 'muc-room-destroyed',
  '/events/occupant/joined': 'muc-occupant-joined',
  '/events/occupant/left': 'muc-occupant-left',
};

/**
 * Jitsi's event_sync plugin signs nothing: it sends a fixed header, `Authorization: Bearer <secret>`. There is no
 * time in it and so no window, and no event id either: two different events may be identical to the byte.
 */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature,
  readEnvelope: (rawBody, path) => {
    const post = eventSyncSchema.safeParse(tryReadJson(rawBody));
    return { eventId: null, type: post.success ? eventNameOf(post.data, path) : null };
  },
  normalise: (rawBody, path) => {
    const content = tryReadJson(rawBody);
    if (typeof content !== 'object' || content === null) throw unreadableBody('jitsi', 'it is not a JSON object');
    const post = eventSyncSchema.safeParse(content);
    if (!post.success) throw unreadableBody('jitsi', 'it names no room');
    return mapEvent(eventNameOf(post.data, path) ?? '', post.data);
  },
};

function verifyWebhookSignature({ headers, secrets }: WebhookVerification): WebhookVerdict {
  const header = headers.authorization?.trim();
  if (!header) return { isValid: false, reason: 'missing' };
  const given = /^bearer +(\S+)$/i.exec(header)?.[1];
  if (given === undefined) return { isValid: false, reason: 'malformed' };
  return isOneOfSecrets(given, secrets) ? { isValid: true } : { isValid: false, reason: 'mismatch' };
}

function eventNameOf(post: EventSyncPost, path: string): string | null {
  if (post.event_name) return post.event_name;
  const known = Object.keys(EVENT_OF_PATH).find((suffix) => path.endsWith(suffix));
  return known === undefined ? null : (EVENT_OF_PATH[known] ?? null);
}
