import type { PlatformWebhooks, WebhookVerdict, WebhookVerification } from '../contract';
import { tryReadJson, unreadableBody } from '../shared/read-json';
import { readName } from '../shared/read-name';
import { indexOfSecret, verifyTimestamped } from '../shared/signature';
import { mapEvent } from './map-event';
import { mapRecording } from './map-recording';
import { eventSyncSchema, recordingReportSchema } from './schemas';

/** event_sync appends one of these to its `api_prefix`. */
const EVENT_OF_PATH: Readonly<Record<string, string>> = {
  'events/room/created': 'muc-room-created',
  'events/room/destroyed': 'muc-room-destroyed',
  'events/occupant/joined': 'muc-occupant-joined',
  'events/occupant/left': 'muc-occupant-left',
};

const EVENT_NAMES: readonly string[] = Object.values(EVENT_OF_PATH);

/** What Jibri's finalize script signs its report with. */
const SIGNATURE_HEADER = 'patchbay-signature';

/**
 * Two senders on a server of one's own. The event_sync plugin signs nothing: it sends a fixed header, `Authorization:
 * Bearer <secret>`, with no time in it and so no window, and no event id either: two different events may be identical
 * to the byte. Jibri's finalize script is ours: it signs, and its session id tells repetitions.
 */
export const webhooks: PlatformWebhooks = {
  verifyWebhookSignature,
  readEnvelope: (rawBody, path) => {
    const content = tryReadJson(rawBody);
    if (isRecordingPath(path)) {
      const sessionId = recordingReportSchema.shape.sessionId.safeParse(readName(content, 'sessionId'));
      return { eventId: sessionId.data ?? null, type: readName(content, 'event') };
    }
    return { eventId: null, type: eventNameOf(content, path) };
  },
  normalise: (rawBody, path) => {
    const content = tryReadJson(rawBody);
    if (typeof content !== 'object' || content === null) throw unreadableBody('jitsi', 'it is not a JSON object');
    if (isRecordingPath(path)) {
      const report = recordingReportSchema.safeParse(content);
      if (!report.success && isUnknownReport(content)) return [];
      if (!report.success) throw unreadableBody('jitsi', 'it is not a report of a finished recording');
      return mapRecording(report.data);
    }
    const eventName = eventNameOf(content, path);
    const post = eventSyncSchema.safeParse(content);
    if (!post.success && eventName !== null && !EVENT_NAMES.includes(eventName)) return [];
    if (!post.success) throw unreadableBody('jitsi', 'it names no room');
    return mapEvent(eventName ?? '', post.data);
  },
};

/** A delivery that carries a signature stands or falls by it; every other one by its secret. */
function verifyWebhookSignature({ rawBody, headers, now, secrets }: WebhookVerification): WebhookVerdict {
  const signature = headers[SIGNATURE_HEADER];
  if (signature !== undefined) {
    return verifyTimestamped({ header: signature, rawBody, now, secrets, encoding: 'hex' });
  }
  const header = headers.authorization?.trim();
  if (!header) return { isValid: false, reason: 'missing' };
  const given = /^bearer +(\S+)$/i.exec(header)?.[1];
  if (given === undefined) return { isValid: false, reason: 'malformed' };
  const secretIndex = indexOfSecret(given, secrets);
  return secretIndex === -1 ? { isValid: false, reason: 'mismatch' } : { isValid: true, secretIndex, signedAt: null };
}

function isRecordingPath(path: string): boolean {
  return /(^|\/)recordings\/?$/.test(path);
}

function isUnknownReport(content: unknown): boolean {
  const event = readName(content, 'event');
  return event !== null && event !== recordingReportSchema.shape.event.value;
}

function eventNameOf(content: unknown, path: string): string | null {
  const told = readName(content, 'event_name');
  if (told !== null) return told;
  const known = Object.keys(EVENT_OF_PATH).find((suffix) => path.endsWith(suffix));
  return known === undefined ? null : (EVENT_OF_PATH[known] ?? null);
}
