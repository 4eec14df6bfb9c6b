import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { jitsi } from '@/lib/video-platforms/jitsi';
import type { Connection, Happening, History } from './history';
import { type ModelVendor, presentAt, type RawDelivery } from './model-vendor';

const SECRET = 'jitsi-webhook-secret';
const MUC = 'muc.meet.jitsi';

export const jitsiVendor: ModelVendor = {
  habits: {
    hasBreakouts: true,
    canBlink: true,
    endsForGood: false,
    hidesPastEnd: false,
    countsPeople: true,
  },
  definition: jitsi,
  entry: PLATFORM_CATALOG.jitsi,
  settings: {
    JITSI_DOMAIN: 'meet.example.com',
    JITSI_WEBHOOK_SECRET: SECRET,
    JITSI_API_URL: 'http://prosody.test:5280',
  },
  listsEverybody: false,
  // Whole seconds.
  tolerance: { exactMs: 1_000, mendedMs: 31_000 },
  tell: (history, roomName) =>
    history.happenings.flatMap((happening): RawDelivery[] => {
      const { at } = happening;
      const tell = (path: string, breakout: string | null, told: object, connection: Connection | null) => ({
        at,
        path: `events/${path}`,
        body: encode({
          event_name: `muc-${path.replace('/', '-')}`,
          room_name: roomName,
          room_jid: `${roomName}@${MUC}`,
          is_breakout: breakout !== null,
          ...(breakout === null ? {} : { breakout_room_id: breakout }),
          ...told,
        }),
        connection,
      });
      switch (happening.kind) {
        case 'created':
          return [tell('room/created', null, { created_at: seconds(at) }, null)];
        case 'destroyed': {
          const everybody = happening.everybody.filter(({ breakout }) => breakout === null);
          const told = {
            created_at: seconds(happening.createdAt),
            destroyed_at: seconds(at),
            all_occupants: latestOfEach(everybody).map((connection) => occupantOf(connection, at)),
          };
          return [{ ...tell('room/destroyed', null, told, null), ends: happening.everybody }];
        }
        default: {
          const { connection, kind } = happening;
          const told = {
            active_occupants_count: happening.present.length,
            occupant: occupantOf(connection, kind === 'left' ? at : null),
          };
          const own = tell(`occupant/${kind}`, connection.breakout, told, connection);
          return [own, ...endOfBreakout(history, happening, tell)];
        }
      }
    }),
  sign: () => ({ authorization: `Bearer ${SECRET}`, 'user-agent': 'Prosody (0.12.3; posix)' }),
  answer: (_request, { history, roomName, at }) => {
    const present = presentAt(history, at);
    // Left over: one whose conference nobody has begun.
    const others = [{ room_name: `another@${MUC}`, participants: 0, leaked: false }];
    if (present.length === 0) return Response.json({ room_census: others });
    const createdAt = conferenceAt(history, at);
    const participants = present.filter(({ breakout }) => breakout === null).length;
    return Response.json({
      room_census: [
        ...others,
        {
          room_name: `${roomName}@${MUC}`,
          participants,
          created_time: `${seconds(createdAt) * 1_000}`,
          leaked: false,
        },
      ],
    });
  },
};

/** A breakout room is destroyed when the last one leaves it; it goes by its parent's name. */
function endOfBreakout(
  { connections }: History,
  { at, connection }: Extract<Happening, { kind: 'joined' | 'left' }>,
  tell: (path: string, breakout: string | null, told: object, connection: Connection | null) => RawDelivery,
): RawDelivery[] {
  const { breakout } = connection;
  if (breakout === null || connection.to !== at) return [];
  const visits = connections.filter((other) => other.breakout === breakout && other.from <= at);
  if (visits.some(({ to }) => to === null || to > at)) return [];
  const told = {
    created_at: seconds(Math.min(...visits.map(({ from }) => from))),
    destroyed_at: seconds(at),
    all_occupants: latestOfEach(visits).map((visit) => occupantOf(visit, at)),
  };
  return [tell('room/destroyed', breakout, told, null)];
}

/** The plugin keeps one entry for each address: a later visit takes the place of an earlier one. */
function latestOfEach(connections: readonly Connection[]): readonly Connection[] {
  return [...new Map(connections.map((connection) => [connection.address, connection])).values()];
}

function occupantOf({ address, entry, from, to }: Connection, leftAt: number | null): object {
  const at = leftAt === null ? null : Math.min(leftAt, to ?? leftAt);
  return {
    occupant_jid: entry ? `${address}@meet.jitsi/res` : `recorder-${address}@recorder.meet.jitsi/res`,
    joined_at: seconds(from),
    ...(at === null ? {} : { left_at: seconds(at) }),
    ...(entry?.isNamed ? { name: entry.name } : {}),
    ...(entry ? { id: entry.participantId } : {}),
  };
}

export function conferenceAt({ happenings }: History, at: number): number {
  return happenings.findLast((happening) => happening.kind === 'created' && happening.at <= at)?.at ?? at;
}

function seconds(at: number): number {
  return Math.floor(at / 1_000);
}

/** As Lua encodes it: an empty list is an empty object. */
function encode(value: unknown): string {
  return JSON.stringify(value, (_key, entry) => (Array.isArray(entry) && entry.length === 0 ? {} : entry));
}
