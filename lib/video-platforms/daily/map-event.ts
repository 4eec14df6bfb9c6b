import type { z } from 'zod';
import type { EventParticipant, MeetingEvent } from '../contract';
import { unreadableBody } from '../shared/read-json';
import {
  meetingPayloadSchema,
  participantPayloadSchema,
  type RecordingPayload,
  recordingPayloadSchema,
  transcriptPayloadSchema,
} from './schemas';

/** The instance of a recording that was started without naming one: the same in every call, so it tells nothing. */
const DEFAULT_INSTANCE_ID = 'c3df927c-f738-4471-a2b7-066fa7e95a6b';

const LONGEST_REASON = 300;

type EventMapper = (payload: unknown, sentAt: Date | null) => MeetingEvent;

const MAPPERS: Readonly<Record<string, EventMapper>> = {
  'participant.joined': (payload, sentAt) => mapParticipant('participant-joined', payload, sentAt),
  'participant.left': (payload, sentAt) => mapParticipant('participant-left', payload, sentAt),
  'waiting-participant.joined': (payload, sentAt) => mapParticipant('participant-waiting', payload, sentAt),
  'waiting-participant.left': (payload, sentAt) => mapParticipant('participant-stopped-waiting', payload, sentAt),
  'meeting.started': (payload, sentAt) => {
    const { room, start_ts: startedAt } = read(meetingPayloadSchema, payload);
    return { type: 'meeting-started', roomName: room, at: momentOf(startedAt, sentAt) };
  },
  'meeting.ended': (payload, sentAt) => {
    const { room, start_ts: startedAt, end_ts: endedAt } = read(meetingPayloadSchema, payload);
    return {
      type: 'meeting-ended',
      roomName: room,
      at: momentOf(endedAt, sentAt),
      startedAt: startedAt ?? null,
      // Daily's session is over when one person has been alone for ten minutes, and that person is still there.
      mayLeaveSomebody: true,
    };
  },
  'recording.started': mapRecordingStarted,
  'recording.ready-to-download': mapRecordingReady,
  'recording.error': mapRecordingFailed,
  'transcript.started': (payload, sentAt) => mapTranscript('started', payload, sentAt),
  'transcript.ready-to-download': (payload, sentAt) => mapTranscript('finished', payload, sentAt),
  'transcript.error': (payload, sentAt) => mapTranscript('failed', payload, sentAt),
};

/** What we ask Daily to send. */
export const EVENT_TYPES: readonly string[] = Object.keys(MAPPERS);

/** True for a type that means nothing here, so that what its body lacks is no harm. */
export function isUnknownType(type: string | null): boolean {
  return type !== null && !Object.hasOwn(MAPPERS, type);
}

/**
 * What one webhook of Daily's means. Pure. Types that are not known mean nothing. Times are those of what happened,
 * which the payload holds; `sentAt`, when Daily told of it, stands in where it holds none.
 */
export function mapEvent(type: string, payload: unknown, sentAt: Date | null): readonly MeetingEvent[] {
  const mapper = Object.hasOwn(MAPPERS, type) ? MAPPERS[type] : undefined;
  return mapper ? [mapper(payload, sentAt)] : [];
}

function mapParticipant(
  type: 'participant-joined' | 'participant-left' | 'participant-waiting' | 'participant-stopped-waiting',
  payload: unknown,
  sentAt: Date | null,
): MeetingEvent {
  const told = read(participantPayloadSchema, payload);
  const { joined_at: joinedAt, duration } = told;
  const leftAt = joinedAt && duration != null ? new Date(joinedAt.getTime() + Math.round(duration * 1_000)) : null;
  const isOver = type === 'participant-left' || type === 'participant-stopped-waiting';
  const participant: EventParticipant = {
    connectionId: told.session_id,
    // Daily repeats the session's id for people whom no token names.
    participantId: told.user_id && told.user_id !== told.session_id ? told.user_id : null,
    displayName: told.user_name ?? null,
    isHost: told.owner ?? null,
    // Somebody who is in without being seen: a machine, as none of our tokens asks for that.
    isBot: told.permissions?.hasPresence === false,
  };
  const at = momentOf(isOver ? leftAt : joinedAt, sentAt);
  if (type !== 'participant-left' || !joinedAt) return { type, roomName: told.room, at, participant };
  return { type, roomName: told.room, at, joinedAt, participant };
}

function mapRecordingStarted(payload: unknown, sentAt: Date | null): MeetingEvent {
  const told = read(recordingPayloadSchema, payload);
  return {
    type: 'recording-started',
    roomName: roomNameOf(told),
    at: momentOf(told.start_ts, sentAt),
    recording: { recordingId: requireRecordingId(told), instanceId: instanceIdOf(told) },
  };
}

function mapRecordingReady(payload: unknown, sentAt: Date | null): MeetingEvent {
  const told = read(recordingPayloadSchema, payload);
  const tracks = told.tracks?.flatMap(({ type, s3Key }) => (s3Key ? [{ type: type ?? null, s3Key }] : [])) ?? [];
  return {
    type: 'recording-ready',
    roomName: roomNameOf(told),
    at: momentOf(sentAt, told.start_ts ?? null),
    recording: { recordingId: requireRecordingId(told), instanceId: instanceIdOf(told) },
    startedAt: told.start_ts ?? null,
    durationSeconds: told.duration ?? null,
    link: null,
    providerData: {
      ...(told.type ? { type: told.type } : {}),
      ...(told.s3_key ? { s3Key: told.s3_key } : {}),
      ...(tracks.length > 0 ? { tracks } : {}),
    },
  };
}

/** Told by its type alone: the payload's `action` is spelt in more than one way. */
function mapRecordingFailed(payload: unknown, sentAt: Date | null): MeetingEvent {
  const told = read(recordingPayloadSchema, payload);
  return {
    type: 'recording-failed',
    roomName: roomNameOf(told),
    at: momentOf(told.timestamp, sentAt),
    recording: { recordingId: told.recording_id ?? null, instanceId: instanceIdOf(told) },
    reason: told.error_msg?.slice(0, LONGEST_REASON) ?? 'Daily gave no reason.',
  };
}

function mapTranscript(state: 'started' | 'finished' | 'failed', payload: unknown, sentAt: Date | null): MeetingEvent {
  const told = read(transcriptPayloadSchema, payload);
  return {
    type: 'transcription-changed',
    roomName: null,
    vendorMeetingId: told.room_id ?? null,
    at: momentOf(null, sentAt),
    transcriptionId: told.id,
    state,
  };
}

function read<Schema extends z.ZodType>(schema: Schema, payload: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'everything');
  throw unreadableBody('daily', `the payload lacks what it is about (${places.join(', ')})`);
}

function momentOf(own: Date | null | undefined, otherwise: Date | null): Date {
  const at = own ?? otherwise;
  if (at) return at;
  throw unreadableBody('daily', 'the event names no time');
}

function roomNameOf(told: RecordingPayload): string | null {
  return told.room_name ?? told.room ?? null;
}

function requireRecordingId({ recording_id: recordingId }: RecordingPayload): string {
  if (recordingId) return recordingId;
  throw unreadableBody('daily', 'a recording event names no recording');
}

function instanceIdOf({ instance_id: instanceId }: RecordingPayload): string | null {
  return instanceId && instanceId !== DEFAULT_INSTANCE_ID ? instanceId : null;
}
