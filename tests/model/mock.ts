import { createHmac, randomUUID } from 'node:crypto';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { mock } from '@/lib/video-platforms/mock';
import type { Connection } from './history';
import { type ModelVendor, presentAt, type RawDelivery } from './model-vendor';

const SECRET = 'mock-webhook-secret';

export const mockVendor: ModelVendor = {
  habits: {
    hasBreakouts: false,
    canBlink: false,
    endsForGood: true,
    hidesPastEnd: true,
    countsPeople: false,
  },
  definition: mock,
  entry: PLATFORM_CATALOG.mock,
  settings: {
    MOCK_API_URL: 'http://mock.test/api',
    MOCK_API_KEY: 'mock-api-key-0123456789',
    MOCK_WEBHOOK_SECRET: SECRET,
    MOCK_PUBLIC_URL: 'http://mock.test',
  },
  listsEverybody: true,
  tolerance: { exactMs: 0, mendedMs: 25_000 },
  tell: (history, roomName) =>
    history.happenings.flatMap((happening): RawDelivery[] => {
      const { at } = happening;
      const tell = (type: string, data: object, connection: Connection | null): RawDelivery => ({
        at,
        path: '',
        body: JSON.stringify({
          id: `evt_${randomUUID()}`,
          type,
          createdAt: new Date(at).toISOString(),
          data: { roomName, ...data },
        }),
        connection,
      });
      switch (happening.kind) {
        case 'created':
          return [tell('room.started', { startedAt: new Date(at).toISOString() }, null)];
        case 'destroyed': {
          const startedAt = new Date(happening.createdAt).toISOString();
          // The last one's leaving ends a session, of which nothing is told.
          return happening.isForAll ? [tell('room.ended', { startedAt, reason: 'host' }, null)] : [];
        }
        default: {
          const { connection } = happening;
          return connection.entry
            ? [tell(`person.${happening.kind}`, { person: personOf(connection) }, connection)]
            : [];
        }
      }
    }),
  sign: (body, at) => {
    const seconds = Math.floor(at / 1_000);
    const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
    return { 'mock-signature': `t=${seconds},v1=${signature}` };
  },
  answer: (_request, { history, at }) =>
    Response.json({
      people: presentAt(history, at)
        .filter(({ entry }) => entry)
        .map(personOf),
    }),
};

function personOf({ address, entry, from }: Connection) {
  return {
    connectionId: address,
    personId: entry?.participantId ?? null,
    displayName: entry?.isNamed ? entry.name : null,
    isHost: entry?.isHost ?? false,
    joinedAt: new Date(from).toISOString(),
  };
}
