import type { Conference, ConferenceNotifier, Occupant } from './conferences';
import type { WebhookOutbox } from './webhook-outbox';

/**
 * Tells of conferences as the plugin event_sync on a Prosody 0.12.3 does: four posts, whole seconds, keys in no order,
 * what is nil left out, an empty list as `{}`, a fixed Authorization header and no signature.
 */
export function createEventSync(options: {
  readonly outbox: WebhookOutbox;
  readonly mucDomain: string;
  readonly secret: string;
}): ConferenceNotifier {
  const post = (path: string, payload: Record<string, unknown>) => {
    options.outbox.send(path, () => ({
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Prosody (0.12.3; posix)',
        authorization: `Bearer ${options.secret}`,
      },
      body: encodeAsProsody(payload),
    }));
  };
  // A breakout room goes by its parent's name, with its own id beside it.
  const roomFields = (conference: Conference, breakoutRoomId: string | null) => ({
    room_name: conference.node,
    room_jid: `${conference.node}@${options.mucDomain}`,
    is_breakout: breakoutRoomId !== null,
    ...(breakoutRoomId === null ? {} : { breakout_room_id: breakoutRoomId }),
  });
  const countIn = (conference: Conference, breakoutRoomId: string | null) =>
    (breakoutRoomId === null ? conference.present : conference.breakouts.get(breakoutRoomId))?.size ?? 0;

  return {
    roomCreated: (conference) =>
      post('/events/room/created', {
        event_name: 'muc-room-created',
        ...roomFields(conference, null),
        created_at: toSeconds(conference.createdAt),
      }),
    roomDestroyed: (conference, at) =>
      post('/events/room/destroyed', {
        event_name: 'muc-room-destroyed',
        ...roomFields(conference, null),
        created_at: toSeconds(conference.createdAt),
        destroyed_at: toSeconds(at),
        all_occupants: [...conference.everybody.values()].map(occupantFields),
      }),
    occupantJoined: (conference, occupant, breakoutRoomId) =>
      post('/events/occupant/joined', {
        event_name: 'muc-occupant-joined',
        ...roomFields(conference, breakoutRoomId),
        active_occupants_count: countIn(conference, breakoutRoomId),
        occupant: occupantFields({ ...occupant, leftAt: null }),
      }),
    occupantLeft: (conference, occupant, breakoutRoomId) =>
      post('/events/occupant/left', {
        event_name: 'muc-occupant-left',
        ...roomFields(conference, breakoutRoomId),
        active_occupants_count: countIn(conference, breakoutRoomId),
        occupant: occupantFields(occupant),
      }),
  };
}

function occupantFields({ occupantJid, joinedAt, leftAt, user }: Occupant): Record<string, unknown> {
  return {
    occupant_jid: occupantJid,
    joined_at: toSeconds(joinedAt),
    ...(leftAt === null ? {} : { left_at: toSeconds(leftAt) }),
    ...(user.name === null ? {} : { name: user.name }),
    ...(user.id === null ? {} : { id: user.id }),
    ...(user.email === null ? {} : { email: user.email }),
  };
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}

/** JSON as Lua's tables give it: keys in random order, and no way to tell an empty list from an empty object. */
function encodeAsProsody(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '{}' : `[${value.map(encodeAsProsody).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${encodeAsProsody(entry)}`);
  return `{${shuffle(entries).join(',')}}`;
}

function shuffle(entries: readonly string[]): string[] {
  const drawn = entries.map((entry) => ({ entry, position: Math.random() }));
  return drawn.sort((left, right) => left.position - right.position).map(({ entry }) => entry);
}
