import { jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { demoPlatformSettings } from '@/lib/env/demo-platform';
import { getSettings } from '@/lib/env/settings';
import { signWebhook } from '@/lib/mock-vendor/deliver-webhooks';
import { enterRoom } from '@/lib/mock-vendor/enter-room';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { mock } from '@/lib/video-platforms/mock';
import webhooks from '../fixtures/mock/webhooks.json';
import { makePlatformServices } from '../support/platform-services';
import { setUpTestDatabase } from '../support/test-database';
import { demoVendorFetch } from './demo-vendor-fetch';
import { ADA, type ContractDelivery, describeVideoPlatform, reference } from './video-platform.contract';

setUpTestDatabase();

const settings = () => ({ ...demoPlatformSettings(getSettings()) });

const ROOM = 'pb-standup';
const ada = {
  connectionId: 'a7f2a6fe-f0fd-47c3-9e63-0b33c2a283b4',
  participantId: ADA.id,
  displayName: 'Ada Zoë',
  isHost: true,
  isBot: false,
};
const START = new Date('2026-11-24T09:00:00.120Z');
const END = new Date('2026-11-24T09:10:30.500Z');
const path = '/api/webhooks/mock';

const deliveries: readonly ContractDelivery[] = [
  {
    what: 'person.joined',
    path,
    body: JSON.stringify(webhooks.personJoined),
    events: [{ type: 'participant-joined', roomName: ROOM, at: START, participant: ada }],
  },
  {
    what: 'person.left',
    path,
    body: JSON.stringify(webhooks.personLeft),
    events: [{ type: 'participant-left', roomName: ROOM, at: END, joinedAt: START, participant: ada }],
  },
  {
    what: 'room.started',
    path,
    body: JSON.stringify(webhooks.roomStarted),
    events: [{ type: 'meeting-started', roomName: ROOM, at: START }],
  },
  {
    what: 'room.ended',
    path,
    body: JSON.stringify(webhooks.roomEnded),
    events: [{ type: 'meeting-ended', roomName: ROOM, at: END, startedAt: START }],
  },
  {
    what: 'a type that came later',
    path,
    body: JSON.stringify({ ...webhooks.roomEnded, type: 'room.painted' }),
    events: [],
  },
];

const vendorRoom = (roomName: string) => ({ roomName, vendorMeetingId: roomName, providerData: {} });

describeVideoPlatform('mock', {
  definition: mock,
  entry: PLATFORM_CATALOG.mock,
  settings,
  requiredSettings: ['MOCK_API_URL', 'MOCK_API_KEY', 'MOCK_WEBHOOK_SECRET', 'MOCK_PUBLIC_URL'],
  secretSettings: ['MOCK_API_KEY', 'MOCK_WEBHOOK_SECRET'],
  fetch: demoVendorFetch,
  createOperation: 'create-meeting',
  readToken: async (token) => {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(settings().MOCK_API_KEY), {
      currentDate: new Date('2026-11-24T09:00:00Z'),
    });
    return {
      room: String(payload.room),
      personId: payload.sub ?? '',
      displayName: String(payload.name),
      isHost: payload.role === 'host',
      expiresAt: new Date((payload.exp ?? 0) * 1_000),
    };
  },
  // The vendor's own signer, so that both sides are held against each other.
  sign: ({ rawBody, secret, now }) => ({ 'mock-signature': signWebhook(Buffer.from(rawBody).toString(), secret, now) }),
  signsBody: true,
  deliveries,
});

describe('the demo platform through its client', () => {
  let roomName: string;

  const open = (changes: Record<string, string> = {}) => {
    const result = mock.readConfig({ ...settings(), ...changes });
    if (!result.isConfigured) throw new Error('not configured');
    return mock.createClient(result.config, makePlatformServices({ fetch: demoVendorFetch }));
  };
  const enter = async (participant = ADA, role: 'host' | 'guest' = 'guest') => {
    const vendorEndDate = new Date(Date.now() + 3_600_000);
    const grant = await open().issueGrant({ meeting: reference(roomName, { vendorEndDate }), participant, role });
    return enterRoom(roomName, grant.token ?? '');
  };

  beforeEach(async () => {
    const made = await open().createMeeting({
      roomNamePrefix: `pb-${crypto.randomUUID()}`,
      endDate: new Date(Date.now() + 3_600_000),
      room: { slug: 'standup', title: 'Stand-up', settings: reference('x').settings },
      mayHaveBeenMade: false,
    });
    roomName = made.roomName;
  });

  it('lists who is in and which conferences were held', async () => {
    const entry = await enter();
    expect(await open().listParticipants?.(vendorRoom(roomName))).toEqual([
      {
        connectionId: entry.connectionId,
        participantId: ADA.id,
        displayName: ADA.displayName,
        joinedAt: expect.any(Date),
      },
    ]);
    expect(await open().getRoomSessions?.(vendorRoom(roomName))).toEqual([
      { sessionId: expect.any(String), startedAt: expect.any(Date), endedAt: null },
    ]);
    await open().endMeeting?.(vendorRoom(roomName));
    expect(await open().listParticipants?.(vendorRoom(roomName))).toEqual([]);
    expect((await open().getRoomSessions?.(vendorRoom(roomName)))?.[0]?.endedAt).toBeInstanceOf(Date);
  });

  it('lets nobody into a room that has ended, nor with a token for another one', async () => {
    const { token } = await open().issueGrant({ meeting: reference('pb-other'), participant: ADA, role: 'host' });
    await expect(enterRoom(roomName, token ?? '')).rejects.toMatchObject({ code: 'refused' });
    expect(await open().isRoomThere?.(vendorRoom(roomName))).toBe(true);
    await open().endMeeting?.(vendorRoom(roomName));
    await expect(enter()).rejects.toMatchObject({ code: 'ended' });
    expect(await open().isRoomThere?.(vendorRoom(roomName))).toBe(false);
  });

  it('tells of all rooms at once, and of each as when it is asked alone', async () => {
    const { presence } = open();
    const entry = await enter();
    const reportOf = await presence?.askForAll?.();
    expect(reportOf?.(vendorRoom(roomName))).toEqual(await presence?.ask(vendorRoom(roomName)));
    expect(reportOf?.(vendorRoom(roomName))).toMatchObject({ people: [{ connectionId: entry.connectionId }] });
    expect(reportOf?.(vendorRoom('pb-nobody-is-here'))).toEqual({ tells: 'everybody', people: [] });
  });

  it('refuses a wrong key', async () => {
    const error = await open({ MOCK_API_KEY: 'somebody-elses-key-0123' })
      .listParticipants?.(vendorRoom(roomName))
      .catch((caught) => caught);
    expect(error).toBeInstanceOf(VideoPlatformError);
    expect(error).toMatchObject({ code: 'unauthorised' });
  });

  it('fails creates on request and recovers', async () => {
    const { drills } = open();
    const create = () =>
      open().createMeeting({
        roomNamePrefix: `pb-${crypto.randomUUID()}`,
        endDate: new Date(Date.now() + 3_600_000),
        room: { slug: 'standup', title: 'Stand-up', settings: reference('x').settings },
        mayHaveBeenMade: false,
      });
    const calm = await drills?.getFaults();
    if (!drills || !calm) throw new Error('no drills');
    await drills.setFaults({ ...calm, createErrorPercent: 100 });
    await expect(create()).rejects.toMatchObject({ code: 'unavailable', isRetryable: true });
    await drills.setFaults(calm);
    await expect(create()).resolves.toMatchObject({ platform: 'mock' });
  });
});
