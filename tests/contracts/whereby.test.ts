import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { whereby } from '@/lib/video-platforms/whereby';
import webhooks from '../fixtures/whereby/webhooks.json';
import { createWhereby } from '../vendors/whereby/create-whereby';
import { signWherebyWebhook } from '../vendors/whereby/webhook-sender';
import { ADA, type ContractDelivery, describeVideoPlatform } from './video-platform.contract';
import { wherebyKey } from './whereby-key';

const settings = {
  WHEREBY_API_KEY: wherebyKey({ organizationId: 4711 }),
  WHEREBY_WEBHOOK_SECRET: 'whereby-webhook-secret-for-tests',
  AWS_WHEREBY_S3_BUCKET: 'acme-recordings/whereby',
  AWS_WHEREBY_S3_REGION: 'eu-west-1',
  AWS_WHEREBY_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_WHEREBY_ACCESS_KEY_SECRET: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const ROOM = 'standup7h3k2m9q0c7f7d0e4f0e172aa26e-802a-41a6-ba1f-142792c4f42b';
const AT = new Date('2026-11-24T09:00:00.120Z');
const path = '/api/webhooks/whereby';

const ada = {
  connectionId: '4b3bd908-cb88-11ec-9d64-0242ac120002',
  participantId: ADA.id,
  displayName: 'Ada Zoë 🎉',
  isHost: true,
  isBot: false,
};
const transcription = {
  type: 'transcription-changed',
  roomName: ROOM,
  vendorMeetingId: null,
  at: AT,
  transcriptionId: 'b438fda0-83e2-4835-92f9-c845ee3d5ea7',
} as const;

const deliveries: readonly ContractDelivery[] = [
  {
    what: 'room.client.joined',
    path,
    body: JSON.stringify(webhooks.clientJoined),
    events: [
      { type: 'participant-joined', roomName: ROOM, at: AT, participant: ada },
      { type: 'meeting-started', roomName: ROOM, at: AT, wasEmpty: true },
    ],
  },
  {
    what: 'room.client.left',
    path,
    body: JSON.stringify(webhooks.clientLeft),
    events: [{ type: 'participant-left', roomName: ROOM, at: AT, participant: { ...ada, isHost: false } }],
  },
  {
    what: 'room.client.left of the last person, while a recorder is still in',
    path,
    body: JSON.stringify(webhooks.lastPersonLeft),
    events: [
      { type: 'participant-left', roomName: ROOM, at: AT, participant: ada },
      { type: 'meeting-ended', roomName: ROOM, at: AT, startedAt: null },
    ],
  },
  {
    what: 'room.client.joined of a recorder',
    path,
    body: JSON.stringify(webhooks.recorderJoined),
    events: [
      {
        type: 'participant-joined',
        roomName: ROOM,
        at: AT,
        participant: {
          connectionId: '9d2f1f1e-0b52-4b1f-8d0e-5d8b5d5e2f10',
          participantId: null,
          displayName: null,
          isHost: false,
          isBot: true,
        },
      },
    ],
  },
  {
    what: 'room.client.knocked',
    path,
    body: JSON.stringify(webhooks.clientKnocked),
    events: [{ type: 'participant-waiting', roomName: ROOM, at: AT, participant: { ...ada, isHost: null } }],
  },
  {
    what: 'room.client.knockCancelled',
    path,
    body: JSON.stringify(webhooks.clientKnockCancelled),
    events: [{ type: 'participant-stopped-waiting', roomName: ROOM, at: AT, participant: { ...ada, isHost: null } }],
  },
  {
    what: 'room.session.started',
    path,
    body: JSON.stringify(webhooks.sessionStarted),
    events: [{ type: 'meeting-started', roomName: ROOM, at: AT }],
  },
  {
    what: 'room.session.ended, in which one person may still be in',
    path,
    body: JSON.stringify(webhooks.sessionEnded),
    events: [],
  },
  {
    what: 'recording.finished',
    path,
    body: JSON.stringify(webhooks.recordingFinished),
    events: [
      {
        type: 'recording-ready',
        roomName: ROOM,
        at: AT,
        recording: { recordingId: 'a56f6ad7-37fe-4a37-9319-3174630ba57a', instanceId: null },
        startedAt: new Date('2026-11-24T08:30:00Z'),
        durationSeconds: null,
        link: null,
        providerData: { filename: `${ROOM}-2026-11-24T08:30:00Z.mp4` },
      },
    ],
  },
  {
    what: 'transcription.started',
    path,
    body: JSON.stringify(webhooks.transcriptionStarted),
    events: [{ ...transcription, state: 'started' }],
  },
  {
    what: 'transcription.finished',
    path,
    body: JSON.stringify(webhooks.transcriptionFinished),
    events: [{ ...transcription, state: 'finished' }],
  },
  {
    what: 'transcription.failed',
    path,
    body: JSON.stringify(webhooks.transcriptionFailed),
    events: [{ ...transcription, state: 'failed' }],
  },
  { what: 'assistant.requested', path, body: JSON.stringify(webhooks.assistantRequested), events: [] },
  {
    what: 'a type that came later',
    path,
    body: JSON.stringify({ ...webhooks.clientJoined, type: 'room.client.waved' }),
    events: [],
  },
];

const standIn = createWhereby({ apiKeys: [settings.WHEREBY_API_KEY], subdomain: 'acme' });
const rooms = new Map(
  ['pb-room-a', 'pb-room-b'].map((roomName) => {
    const endDate = new Date('2026-12-24T09:00:00Z');
    return [roomName, standIn.addRoom({ roomName, meetingId: roomName, endDate })];
  }),
);

describeVideoPlatform('whereby', {
  definition: whereby,
  entry: PLATFORM_CATALOG.whereby,
  settings: () => settings,
  requiredSettings: ['WHEREBY_API_KEY'],
  secretSettings: ['WHEREBY_API_KEY', 'WHEREBY_WEBHOOK_SECRET', 'AWS_WHEREBY_ACCESS_KEY_SECRET'],
  fetch: (input, init) => standIn.handle(new Request(input, init)),
  createOperation: 'create-meeting',
  // Whereby has no tokens: whose address it is stands in the address.
  readToken: async (_token, grant) => {
    const url = new URL(grant.url);
    const room = url.pathname.slice(1);
    return {
      room,
      personId: url.searchParams.get('externalId') ?? '',
      displayName: grant.displayName,
      isHost: url.searchParams.get('roomKey') === rooms.get(room)?.roomKey,
      expiresAt: grant.expiresAt,
    };
  },
  providerData: (roomName) => ({ roomUrl: `https://acme.whereby.com/${roomName}` }),
  // The stand-in's own signer, so that both sides are held against each other.
  sign: ({ rawBody, secret, now }) => ({
    'whereby-signature': signWherebyWebhook(Buffer.from(rawBody).toString(), secret, now),
  }),
  signsBody: true,
  deliveries,
});
