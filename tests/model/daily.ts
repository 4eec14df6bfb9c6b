import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { daily } from '@/lib/video-platforms/daily';
import { signDelivery } from '../vendors/daily/webhook-delivery';
import type { Connection, History } from './history';
import { type ModelVendor, presentAt, type RawDelivery } from './model-vendor';

const SECRET = Buffer.from('a webhook secret of 32 bytes now').toString('base64');

/** A join is recorded so late, and presence may be so far behind it. */
const RECORDED_AFTER_MS = 10_000;
const PRESENCE_BEHIND_MS = 15_000;
/** Somebody alone makes a conference after this long, and is dropped from one after that. */
const ALONE_BEGINS_MS = 30_000;
const ALONE_ENDS_MS = 600_000;

export const dailyVendor: ModelVendor = {
  habits: {
    hasBreakouts: false,
    canBlink: false,
    endsForGood: false,
    hidesPastEnd: true,
    countsPeople: false,
  },
  definition: daily,
  entry: PLATFORM_CATALOG.daily,
  settings: { DAILY_API_KEY: 'daily-api-key-0123456789', DAILY_SUBDOMAIN: 'acme', DAILY_WEBHOOK_SECRET: SECRET },
  listsEverybody: true,
  // Its "joined" and "left" disagree about when somebody came by some milliseconds.
  tolerance: { exactMs: 10, mendedMs: 45_000 },
  tell: (history, roomName) => [
    ...history.happenings.flatMap((happening): RawDelivery[] => {
      if (happening.kind !== 'joined' && happening.kind !== 'left') return [];
      const { at, kind, connection } = happening;
      // Told again with another fraction of a second.
      const joinedAt = (connection.from + (kind === 'left' ? 4 : 0)) / 1_000;
      const payload = {
        room: roomName,
        user_id: connection.entry?.participantId ?? connection.address,
        user_name: connection.entry?.isNamed ? connection.entry.name : null,
        session_id: connection.address,
        joined_at: joinedAt,
        will_eject_at: null,
        owner: connection.entry?.isHost ?? false,
        networkQualityState: 'unknown',
        permissions: { hasPresence: connection.entry !== null, canSend: true, canReceive: { base: true } },
        ...(kind === 'left' ? { duration: (at - connection.from) / 1_000 } : {}),
      };
      const id = `ptcpt-${kind === 'left' ? 'left' : 'join'}-${connection.address}-${at}`;
      return [{ at, path: '', body: bodyOf(`participant.${kind}`, id, payload, at), connection }];
    }),
    ...conferencesOf(history).flatMap(({ startedAt, endedAt }, index): RawDelivery[] => {
      const told = { meeting_id: `${roomName}-${index}`, room: roomName, start_ts: startedAt / 1_000 };
      const started = bodyOf('meeting.started', `mtg-start-${told.meeting_id}`, told, startedAt);
      if (endedAt === null) return [{ at: startedAt, path: '', body: started, connection: null }];
      const ended = { ...told, end_ts: endedAt / 1_000 };
      return [
        { at: startedAt, path: '', body: started, connection: null },
        // Up to 20 s late.
        {
          at: endedAt + 12_000,
          path: '',
          body: bodyOf('meeting.ended', `mtg-end-${told.meeting_id}`, ended, endedAt + 12_000),
          connection: null,
        },
      ];
    }),
  ],
  sign: (body, at) => signDelivery({ hmac: SECRET, timestamp: String(Math.floor(at)), body }),
  answer: (_request, { history, roomName, at, lag }) => {
    const asOf = at - lag * PRESENCE_BEHIND_MS;
    // Machines have no presence; who came a moment ago is not recorded yet.
    const people = presentAt(history, asOf).filter(
      ({ entry, from }) => entry !== null && from <= asOf - RECORDED_AFTER_MS,
    );
    const data = people.map(({ address, entry, from }) => ({
      room: roomName,
      id: address,
      userId: entry?.participantId ?? null,
      userName: entry?.isNamed ? entry.name : null,
      joinTime: new Date(from).toISOString(),
      duration: Math.round((at - from) / 1_000),
    }));
    return Response.json({ total_count: data.length, data });
  },
};

function bodyOf(type: string, id: string, payload: object, at: number): string {
  return JSON.stringify({ version: '1.0.0', type, id, payload, event_ts: at / 1_000 });
}

/** Conferences in Daily's sense: from the second person, or 30 s of one alone, until nobody, or ten minutes of one. */
function conferencesOf(history: History): readonly { startedAt: number; endedAt: number | null }[] {
  const found: { startedAt: number; endedAt: number | null }[] = [];
  const open = () => found.find(({ endedAt }) => endedAt === null);
  let alone: { who: Connection; since: number } | null = null;
  const settleAlone = (until: number) => {
    if (!alone) return;
    if (!open() && until - alone.since >= ALONE_BEGINS_MS && until - alone.since < ALONE_ENDS_MS)
      found.push({ startedAt: alone.since, endedAt: null });
    const going = open();
    if (going && until - alone.since >= ALONE_ENDS_MS) going.endedAt = alone.since + ALONE_ENDS_MS;
  };
  for (const happening of history.happenings) {
    if (happening.kind !== 'joined' && happening.kind !== 'left') continue;
    settleAlone(happening.at);
    const people = happening.present.filter(({ entry }) => entry);
    const [first] = people;
    alone = people.length === 1 && first ? { who: first, since: happening.at } : null;
    const going = open();
    if (people.length === 0 && going) going.endedAt = happening.at;
    if (people.length >= 2 && !going) found.push({ startedAt: happening.at, endedAt: null });
  }
  settleAlone(history.endsAt + ALONE_ENDS_MS * 2);
  return found;
}
