import type { z } from 'zod';
import type { EventParticipant, MeetingEvent } from '../contract';
import { unreadableBody } from '../shared/read-json';
import { bareRoomName } from './room-name-prefix';
import {
  type ClientEvent,
  clientEventSchema,
  recordingEventSchema,
  roomEventSchema,
  transcriptionEventSchema,
} from './schemas';

const EVENT_TYPES: ReadonlySet<string> = new Set([
  'room.client.joined',
  'room.client.left',
  'room.client.knocked',
  'room.client.knockCancelled',
  'room.session.started',
  'recording.finished',
  'transcription.started',
  'transcription.finished',
  'transcription.failed',
]);

/** True for a type that means nothing here, so that what its body lacks is no harm. */
export function isUnknownType(type: string | null): boolean {
  return type !== null && !EVENT_TYPES.has(type);
}

/** What one webhook of Whereby's means. Pure. Types that are not known mean nothing. */
export function mapEvent(type: string, at: Date, data: unknown): readonly MeetingEvent[] {
  switch (type) {
    case 'room.client.joined':
      return mapJoined(at, readClient(data));
    case 'room.client.left':
      return mapLeft(at, readClient(data));
    case 'room.client.knocked':
      return [mapClient('participant-waiting', at, readClient(data))];
    case 'room.client.knockCancelled':
      return [mapClient('participant-stopped-waiting', at, readClient(data))];
    case 'room.session.started': {
      const { roomName } = read(roomEventSchema, data, 'a session event names no room');
      return [{ type: 'meeting-started', roomName: bareRoomName(roomName), at }];
    }
    case 'recording.finished':
      return [mapRecording(at, data)];
    case 'transcription.started':
    case 'transcription.finished':
    case 'transcription.failed':
      return [mapTranscription(type, at, data)];
    default:
      // `room.session.ended` too: it comes when fewer than two people have been in for a while, and the one who is left
      // would be put out by a "meeting-ended".
      return [];
  }
}

type ClientEventType = Extract<MeetingEvent, { participant: EventParticipant }>['type'];

function mapClient(type: ClientEventType, at: Date, event: ClientEvent): MeetingEvent {
  return { type, roomName: bareRoomName(event.roomName), at, participant: participantOf(event) };
}

/** Who comes in and is the only one finds nobody there: whoever came before is out, also where no `left` told of it. */
function mapJoined(at: Date, event: ClientEvent): readonly MeetingEvent[] {
  const joined = mapClient('participant-joined', at, event);
  const isAlone = peopleAfter(event) === 1 && !isMachine(event.roleName ?? '');
  if (!isAlone) return [joined];
  return [joined, { type: 'meeting-started', roomName: bareRoomName(event.roomName), at, wasEmpty: true }];
}

/**
 * The last person's leaving ends the meeting, also for whoever's own `left` got lost on the way: Whereby lists nobody's
 * presence, so nothing else would ever correct that.
 */
function mapLeft(at: Date, event: ClientEvent): readonly MeetingEvent[] {
  const left = mapClient('participant-left', at, event);
  if (peopleAfter(event) !== 0) return [left];
  return [left, { type: 'meeting-ended', roomName: bareRoomName(event.roomName), at, startedAt: null }];
}

const MACHINES: ReadonlySet<string> = new Set(['recorder', 'streamer', 'captioner', 'assistant']);

const HOSTS: ReadonlySet<string> = new Set(['owner', 'member', 'host']);

const GUESTS: ReadonlySet<string> = new Set(['visitor', 'granted_visitor', 'viewer', 'granted_viewer']);

/** Whether a role is that of a recorder, streamer or other machine. */
export function isMachine(roleName: string): boolean {
  return MACHINES.has(roleName);
}

/** People who are in after the event; null where that can't be told. Whereby counts machines among its clients. */
function peopleAfter({ numClients, numClientsByRoleName }: ClientEvent): number | null {
  if (numClients == null) return null;
  const machines = Object.entries(numClientsByRoleName ?? {}).filter(([roleName]) => MACHINES.has(roleName));
  return numClients - machines.reduce((sum, [, clients]) => sum + clients, 0);
}

function participantOf({ participantId, externalId, displayName, roleName }: ClientEvent): EventParticipant {
  return {
    connectionId: participantId,
    participantId: externalId ?? null,
    displayName: displayName ?? null,
    isHost: isHost(roleName ?? ''),
    isBot: isMachine(roleName ?? ''),
  };
}

/** Null for roles that came later, and where none is told. */
function isHost(roleName: string): boolean | null {
  if (HOSTS.has(roleName)) return true;
  return GUESTS.has(roleName) || MACHINES.has(roleName) ? false : null;
}

/** The only word about a recording: Whereby tells of none that begins. */
function mapRecording(at: Date, data: unknown): MeetingEvent {
  const event = read(recordingEventSchema, data, 'a recording event names no room or no recording');
  return {
    type: 'recording-ready',
    roomName: bareRoomName(event.roomName),
    at,
    recording: { recordingId: event.recordingId, instanceId: null },
    startedAt: startOf(event.filename ?? ''),
    durationSeconds: null,
    link: null,
    providerData: event.filename == null ? {} : { filename: event.filename },
  };
}

/** "File names will be automatically set to [room name]-[start time in ISO format]." */
function startOf(filename: string): Date | null {
  const text = /-(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)\.\w+$/.exec(filename)?.[1];
  const start = new Date(text ?? Number.NaN);
  return Number.isNaN(start.getTime()) ? null : start;
}

const TRANSCRIPTION_STATES = {
  'transcription.started': 'started',
  'transcription.finished': 'finished',
  'transcription.failed': 'failed',
} as const;

function mapTranscription(type: keyof typeof TRANSCRIPTION_STATES, at: Date, data: unknown): MeetingEvent {
  const event = read(transcriptionEventSchema, data, 'a transcription event names no room or no transcription');
  return {
    type: 'transcription-changed',
    roomName: bareRoomName(event.roomName),
    vendorMeetingId: null,
    at,
    transcriptionId: event.transcriptionId,
    state: TRANSCRIPTION_STATES[type],
  };
}

function readClient(data: unknown): ClientEvent {
  return read(clientEventSchema, data, 'a client event names no room or no participant');
}

function read<Schema extends z.ZodType>(schema: Schema, data: unknown, problem: string): z.infer<Schema> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw unreadableBody('whereby', problem);
  return parsed.data;
}
