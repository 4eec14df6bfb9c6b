import type { EventParticipant, MeetingEvent } from '../contract';
import { isJitsiMachine } from '../shared/jitsi-machine';
import { type JaasEnvelope, type JaasPerson, personDataSchema, recordingDataSchema, roomDataSchema } from './schemas';

/** How long the link of an uploaded recording or transcription is valid (JaaS documentation, "Payload structure"). */
const LINK_VALID_MS = 24 * 60 * 60_000;

const EVENT_TYPES: ReadonlySet<string> = new Set([
  'ROOM_CREATED',
  'ROOM_DESTROYED',
  'PARTICIPANT_JOINED',
  'PARTICIPANT_LEFT',
  'PARTICIPANT_JOINED_LOBBY',
  'PARTICIPANT_LEFT_LOBBY',
  'RECORDING_STARTED',
  'RECORDING_UPLOADED',
  'TRANSCRIPTION_UPLOADED',
]);

/** True for a type that means nothing here, so that what its body lacks is no harm. */
export function isUnknownType(type: string | null): boolean {
  return type !== null && !EVENT_TYPES.has(type);
}

/**
 * What one event of 8x8's means. Pure. A breakout room goes by its parent's name: people in it are still in the meeting,
 * while its own beginning and end are not the meeting's. Calls, polls, chats and what else 8x8 tells of mean nothing to
 * a meeting.
 */
export function mapEvent(envelope: JaasEnvelope): readonly MeetingEvent[] {
  const { eventType, timestamp, data } = envelope;
  if (eventType == null || timestamp == null) return [];
  const place: Place = { roomName: roomNameOf(envelope.fqn), at: new Date(timestamp) };
  switch (eventType) {
    case 'ROOM_CREATED':
      return isBreakoutRoom(data) ? [] : [{ type: 'meeting-started', ...place }];
    case 'ROOM_DESTROYED':
      // When the room that ended began isn't told; what came before this moment is over.
      return isBreakoutRoom(data) ? [] : [{ type: 'meeting-ended', ...place, startedAt: null }];
    case 'PARTICIPANT_JOINED':
      return mapPerson('participant-joined', place, data);
    case 'PARTICIPANT_LEFT':
      return mapPerson('participant-left', place, data);
    case 'PARTICIPANT_JOINED_LOBBY':
      return mapPerson('participant-waiting', place, data);
    case 'PARTICIPANT_LEFT_LOBBY':
      return mapPerson('participant-stopped-waiting', place, data);
    case 'RECORDING_STARTED':
      return [
        { type: 'recording-started', ...place, recording: { recordingId: givenIdOf(envelope), instanceId: null } },
      ];
    case 'RECORDING_UPLOADED':
      return mapUpload(envelope, place);
    case 'TRANSCRIPTION_UPLOADED':
      return [
        {
          type: 'transcription-changed',
          ...place,
          vendorMeetingId: null,
          // One for each conference; it has no id of its own.
          transcriptionId: envelope.sessionId ?? place.roomName,
          state: 'finished',
        },
      ];
    default:
      return [];
  }
}

interface Place {
  readonly roomName: string;
  readonly at: Date;
}

type PersonEvent = 'participant-joined' | 'participant-left' | 'participant-waiting' | 'participant-stopped-waiting';

function mapPerson(type: PersonEvent, place: Place, data: unknown): readonly MeetingEvent[] {
  const person = personDataSchema.safeParse(data);
  return person.success ? [{ type, ...place, participant: participantOf(person.data) }] : [];
}

function participantOf(person: JaasPerson): EventParticipant {
  return {
    connectionId: connectionIdOf(person),
    participantId: person.id ?? null,
    displayName: person.name ?? null,
    isHost: person.moderator == null ? null : person.moderator === true || person.moderator === 'true',
    isBot: isJitsiMachine(person.participantJid),
  };
}

/**
 * Going into a breakout room is a `left` of the main room and a `joined` of the breakout room by one connection, and may
 * be told in either order: were both one, the `left` could put out somebody who is still there.
 */
function connectionIdOf({ participantJid, isBreakout, breakoutRoomId }: JaasPerson): string {
  return isBreakout === true ? `${participantJid}#${breakoutRoomId ?? 'breakout'}` : participantJid;
}

function mapUpload(envelope: JaasEnvelope, place: Place): readonly MeetingEvent[] {
  const upload = recordingDataSchema.safeParse(envelope.data);
  if (!upload.success) return [];
  const { recordingSessionId, preAuthenticatedLink, startTimestamp, durationSec } = upload.data;
  const recording = { recordingId: recordingSessionId ?? madeIdOf(envelope), instanceId: null };
  if (preAuthenticatedLink == null) {
    return [{ type: 'recording-failed', ...place, recording, reason: '8x8 sent no link.' }];
  }
  return [
    {
      type: 'recording-ready',
      ...place,
      recording,
      startedAt: startTimestamp == null ? null : new Date(startTimestamp),
      durationSeconds: durationSec ?? null,
      link: { url: preAuthenticatedLink, expiresAt: new Date(place.at.getTime() + LINK_VALID_MS) },
      providerData: {},
    },
  ];
}

/** The start of a recording carries no id of it: its file brings one. */
function givenIdOf(envelope: JaasEnvelope): string | null {
  const data = recordingDataSchema.safeParse(envelope.data);
  return data.success ? (data.data.recordingSessionId ?? null) : null;
}

/** For a file without an id: the conference and the moment tell it apart from others. */
function madeIdOf(envelope: JaasEnvelope): string {
  return `${envelope.sessionId ?? roomNameOf(envelope.fqn)}@${envelope.timestamp ?? 0}`;
}

function isBreakoutRoom(data: unknown): boolean {
  const room = roomDataSchema.safeParse(data);
  return room.success && room.data.isBreakout === true;
}

/** `vpaas-magic-cookie-…/standup` is `standup`. */
function roomNameOf(fqn: string): string {
  return fqn.slice(fqn.indexOf('/') + 1).toLowerCase();
}
