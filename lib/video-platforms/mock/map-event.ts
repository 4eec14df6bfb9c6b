import type { MeetingEvent } from '../contract';
import { unreadableBody } from '../shared/read-json';
import { personEventSchema, roomEventSchema } from './schemas';

const EVENT_TYPES: ReadonlySet<string> = new Set(['person.joined', 'person.left', 'room.started', 'room.ended']);

/** True for a type that means nothing here, so that what its body lacks is no harm. */
export function isUnknownType(type: string | null): boolean {
  return type !== null && !EVENT_TYPES.has(type);
}

/** What one webhook of the demo platform means. Pure. Types that are not known mean nothing. */
export function mapEvent(type: string, at: Date, data: unknown): readonly MeetingEvent[] {
  switch (type) {
    case 'person.joined':
      return [mapPerson('participant-joined', at, data)];
    case 'person.left':
      return [mapPerson('participant-left', at, data)];
    case 'room.started':
      return [{ type: 'meeting-started', roomName: readRoom(data).roomName, at }];
    case 'room.ended': {
      const { roomName, startedAt } = readRoom(data);
      return [{ type: 'meeting-ended', roomName, at, startedAt: startedAt ?? null }];
    }
    default:
      return [];
  }
}

function mapPerson(type: 'participant-joined' | 'participant-left', at: Date, data: unknown): MeetingEvent {
  const parsed = personEventSchema.safeParse(data);
  if (!parsed.success) throw unreadableBody('mock', 'a person event names no room or no connection');
  const { roomName, person } = parsed.data;
  return {
    type,
    roomName,
    at,
    ...(type === 'participant-left' && person.joinedAt ? { joinedAt: person.joinedAt } : {}),
    participant: {
      connectionId: person.connectionId,
      participantId: person.personId ?? null,
      displayName: person.displayName ?? null,
      isHost: person.isHost ?? null,
      isBot: false,
    },
  };
}

function readRoom(data: unknown): { roomName: string; startedAt?: Date | null | undefined } {
  const parsed = roomEventSchema.safeParse(data);
  if (!parsed.success) throw unreadableBody('mock', 'a room event names no room');
  return parsed.data;
}
