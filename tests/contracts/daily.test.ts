import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import type { MeetingEvent, MeetingSettings, PlatformServices } from '@/lib/video-platforms/contract';
import { daily } from '@/lib/video-platforms/daily';
import other from '../fixtures/daily/other-webhooks.json';
import ownerToken from '../fixtures/daily/owner-token.json';
import signed from '../fixtures/daily/signed-webhooks.json';
import { makePlatformServices } from '../support/platform-services';
import { createDaily } from '../vendors/daily/create-daily';
import { signDelivery } from '../vendors/daily/webhook-delivery';
import { ADA, type ContractDelivery, describeVideoPlatform, reference } from './video-platform.contract';

const NOW = new Date('2026-11-24T09:00:00Z');
const KEY = 'daily-api-key-for-tests-0123456789';
const DOMAIN_ID = '30f866c3-9123-452a-8723-ff58322d09c5';

const settings = {
  DAILY_API_KEY: KEY,
  DAILY_SUBDOMAIN: 'acme',
  DAILY_WEBHOOK_SECRET: signed.secret,
  AWS_DAILY_S3_BUCKET: 'acme-recordings',
  AWS_DAILY_ROLE_ARN: 'arn:aws:iam::123456789012:role/daily-recordings',
  AWS_DAILY_ACCESS_KEY_SECRET: 'an-aws-secret-for-tests',
  AWS_DAILY_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
};

const vendor = createDaily({ apiKey: KEY, domainName: 'acme', domainId: DOMAIN_ID, hasRateLimits: false });
const fetchVendor: typeof globalThis.fetch = (input, init) => vendor.handle(new Request(input, init));

const PATH = '/api/webhooks/daily';
const ROOM = 'mtg-7f3c2a90';
const SESSION = '0a4b0c6e-1d2f-4a7b-8c9d-0e1f2a3b4c5d';
const RECORDING = '08fa0b24-9220-44c5-846c-3f116cf8e738';
const INSTANCE = 'd0e1f2a3-0000-4000-8000-00000000000a';

const at = (milliseconds: number) => new Date(milliseconds);
const bodyOf = (name: string) => signed.deliveries.find((delivery) => delivery.name === name)?.body ?? '';

const ada = {
  connectionId: SESSION,
  participantId: 'usr_01HZX3',
  displayName: 'Ada Example',
  isHost: true,
  isBot: false,
};
const somebody = { ...ada, participantId: null, displayName: null, isHost: false };
const transcript = {
  type: 'transcription-changed',
  roomName: null,
  vendorMeetingId: 'c90ae8e5-38c6-4f1a-8a52-1a3f3a0c7c11',
  transcriptionId: '3b3b6b1e-9f0a-4ab8-9b0c-aa9d6f6d7f01',
} as const;

const delivery = (what: string, body: unknown, events: readonly MeetingEvent[]): ContractDelivery => ({
  what,
  path: PATH,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  events,
});

const deliveries: readonly ContractDelivery[] = [
  delivery('participant.joined', bodyOf('participant.joined'), [
    { type: 'participant-joined', roomName: ROOM, at: at(1_790_000_005_960), participant: ada },
  ]),
  delivery('participant.left, at the time of leaving', bodyOf('participant.left'), [
    {
      type: 'participant-left',
      roomName: ROOM,
      at: at(1_790_003_580_400),
      joinedAt: at(1_790_000_005_960),
      participant: ada,
    },
  ]),
  delivery('waiting-participant.joined, by somebody without a token', other.waitingJoined, [
    { type: 'participant-waiting', roomName: ROOM, at: at(1_790_000_005_960), participant: somebody },
  ]),
  delivery('waiting-participant.left', other.waitingLeft, [
    { type: 'participant-stopped-waiting', roomName: ROOM, at: at(1_790_000_010_000), participant: somebody },
  ]),
  delivery('meeting.started', bodyOf('meeting.started'), [
    { type: 'meeting-started', roomName: ROOM, at: at(1_790_000_000_100) },
  ]),
  delivery('meeting.ended', bodyOf('meeting.ended'), [
    {
      type: 'meeting-ended',
      roomName: ROOM,
      at: at(1_790_003_580_400),
      startedAt: at(1_790_000_000_100),
      mayLeaveSomebody: true,
    },
  ]),
  delivery('recording.started, which names no room', bodyOf('recording.started'), [
    {
      type: 'recording-started',
      roomName: null,
      at: at(1_790_000_020_000),
      recording: { recordingId: RECORDING, instanceId: INSTANCE },
    },
  ]),
  delivery('recording.ready-to-download', bodyOf('recording.ready-to-download(cloud)'), [
    {
      type: 'recording-ready',
      roomName: ROOM,
      at: at(1_790_003_700_000),
      recording: { recordingId: RECORDING, instanceId: null },
      startedAt: at(1_790_000_020_000),
      durationSeconds: 3_551,
      link: null,
      providerData: { type: 'cloud', s3Key: 'acme/mtg-7f3c2a90/1790000020000' },
    },
  ]),
  delivery('recording.ready-to-download of single tracks', bodyOf('recording.ready-to-download(raw-tracks)'), [
    {
      type: 'recording-ready',
      roomName: ROOM,
      at: at(1_790_003_710_000),
      recording: { recordingId: '19ab1c35-0331-45d6-957d-4f227df9f849', instanceId: null },
      startedAt: at(1_790_000_020_000),
      durationSeconds: 3_551,
      link: null,
      providerData: {
        type: 'raw-tracks',
        s3Key: 'acme/mtg-7f3c2a90/1790000020000',
        tracks: [{ type: 'audio', s3Key: `acme/mtg-7f3c2a90/1790000020000-${SESSION}-cam-audio-1790000021000` }],
      },
    },
  ]),
  delivery('recording.error, however its action is spelt', other.recordingError, [
    {
      type: 'recording-failed',
      roomName: ROOM,
      at: at(1_790_000_030_000),
      recording: { recordingId: null, instanceId: INSTANCE },
      reason: 'the bucket could not be written',
    },
  ]),
  delivery('transcript.started', other.transcriptStarted, [
    { ...transcript, at: at(1_790_000_021_500), state: 'started' },
  ]),
  delivery('transcript.ready-to-download', other.transcriptReady, [
    { ...transcript, at: at(1_790_003_702_500), state: 'finished' },
  ]),
  delivery('transcript.error', other.transcriptError, [{ ...transcript, at: at(1_790_000_040_500), state: 'failed' }]),
  delivery('the test before the webhooks are set up', bodyOf('test-ping'), []),
  delivery('a type that nobody asked for', other.streamingStarted, []),
];

const [firstSecret, olderSecret] = ['in-force-0123456789-0123456789ab', 'rotated-0123456789-0123456789abc'].map(
  (text) => Buffer.from(text).toString('base64'),
);

describeVideoPlatform('daily', {
  definition: daily,
  entry: PLATFORM_CATALOG.daily,
  settings: () => settings,
  requiredSettings: ['DAILY_API_KEY', 'DAILY_SUBDOMAIN'],
  secretSettings: ['DAILY_API_KEY', 'DAILY_WEBHOOK_SECRET', 'AWS_DAILY_ACCESS_KEY_SECRET'],
  webhookSecrets: [firstSecret ?? '', olderSecret ?? ''],
  hasShortGrants: true,
  fetch: fetchVendor,
  createOperation: 'create-meeting',
  readToken: async (token) => {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(KEY), { currentDate: NOW });
    return {
      room: String(payload.r),
      personId: String(payload.ud),
      displayName: String(payload.u),
      isHost: payload.o === true,
      expiresAt: at((payload.exp ?? 0) * 1_000),
    };
  },
  // The stand-in's own signer, so that both sides are held against each other.
  sign: ({ rawBody, secret, now }) => signDelivery({ hmac: secret, timestamp: String(now.getTime()), body: rawBody }),
  signsBody: true,
  deliveries,
});

function openDaily(changes: Record<string, string> = {}, services: Partial<PlatformServices> = {}) {
  const result = daily.readConfig({ ...settings, ...changes });
  if (!result.isConfigured) throw new Error('not configured');
  const client = daily.createClient(
    result.config,
    makePlatformServices({ fetch: fetchVendor, now: () => NOW, ...services }),
  );
  return { ...result, client };
}

const webhooks = () => {
  const { client } = openDaily();
  if (!client.webhooks) throw new Error('no webhooks');
  return client.webhooks;
};

describe('known daily deliveries', () => {
  it.each(signed.deliveries)('takes $name as signed, and with no other secret', ({ body, timestamp, signature }) => {
    const milliseconds = timestamp.length > 10 ? Number(timestamp) : Number(timestamp) * 1_000;
    const check = (secrets: readonly string[], headers = {}) =>
      webhooks().verifyWebhookSignature({
        rawBody: Buffer.from(body),
        headers: { 'x-webhook-signature': signature, 'x-webhook-timestamp': timestamp, ...headers },
        now: at(milliseconds + 1_000),
        secrets,
      });
    expect(check([signed.secret])).toMatchObject({ isValid: true });
    expect(check([firstSecret ?? '', signed.secret])).toMatchObject({ isValid: true });
    expect(check([firstSecret ?? ''])).toEqual({ isValid: false, reason: 'mismatch' });
    // The header is signed as it stands: the same moment in the other unit is another signature.
    const otherUnit = timestamp.length > 10 ? timestamp.slice(0, 10) : `${timestamp}000`;
    expect(check([signed.secret], { 'x-webhook-timestamp': otherUnit })).toEqual({
      isValid: false,
      reason: 'mismatch',
    });
  });

  it('takes nothing by a secret that decodes to nothing, which anybody could sign with', () => {
    const rawBody = Buffer.from('{"test":"test"}');
    const headers = signDelivery({ hmac: '', timestamp: String(NOW.getTime()), body: rawBody });
    const verdict = webhooks().verifyWebhookSignature({ rawBody, headers, now: NOW, secrets: ['====', ''] });
    expect(verdict).toEqual({ isValid: false, reason: 'mismatch' });
  });

  it('keeps five minutes in either unit', () => {
    const body = Buffer.from('{"test":"test"}');
    const check = (timestamp: string) =>
      webhooks().verifyWebhookSignature({
        rawBody: body,
        headers: signDelivery({ hmac: signed.secret, timestamp, body }),
        now: NOW,
        secrets: [signed.secret],
      });
    const seconds = NOW.getTime() / 1_000;
    expect([check(`${seconds - 299}`), check(`${seconds + 299}`)]).toMatchObject([
      { isValid: true },
      { isValid: true },
    ]);
    expect(check(`${seconds - 301}`)).toEqual({ isValid: false, reason: 'too-old' });
    expect(check(`${seconds + 301}`)).toEqual({ isValid: false, reason: 'from-the-future' });
    expect(check('soon')).toEqual({ isValid: false, reason: 'malformed' });
  });

  it('is told apart by the event’s own id, not by one inside of it', () => {
    const read = (body: unknown) => webhooks().readEnvelope(Buffer.from(JSON.stringify(body)), PATH);
    expect(read(other.transcriptStarted)).toEqual({ eventId: 'tr-strt-1', type: 'transcript.started' });
    expect(read({ test: 'test' })).toEqual({ eventId: null, type: 'test' });
  });
});

describe('what daily also sends', () => {
  const normalise = (body: unknown) => webhooks().normalise(Buffer.from(JSON.stringify(body)), PATH);
  const joined = JSON.parse(bodyOf('participant.joined')) as { payload: Record<string, unknown> };
  const withPayload = (changes: Record<string, unknown>) => ({ ...joined, payload: { ...joined.payload, ...changes } });

  it('is read where fields are null, missing or new', () => {
    const body = withPayload({
      user_name: null,
      user_id: null,
      owner: null,
      permissions: null,
      joined_at: null,
      shoes: 2,
    });
    expect(normalise(body)).toEqual([
      {
        type: 'participant-joined',
        roomName: ROOM,
        at: at(1_790_000_005_961),
        participant: { ...somebody, isHost: null },
      },
    ]);
  });

  it('keeps names as they are, in any script and of any length', () => {
    for (const name of ['Zoë 🎉', 'مرحبا\u200f', 'a'.repeat(5_000)]) {
      expect(normalise(withPayload({ user_name: name }))).toMatchObject([{ participant: { displayName: name } }]);
    }
  });

  it('counts nobody who is in without being seen', () => {
    expect(normalise(withPayload({ permissions: { hasPresence: false } }))).toMatchObject([
      { participant: { isBot: true } },
    ]);
  });

  it('is refused in plain words where it names no room, no connection or no time', () => {
    for (const body of [
      withPayload({ room: null }),
      withPayload({ session_id: '' }),
      { ...withPayload({ joined_at: null }), event_ts: null },
    ]) {
      expect(() => normalise(body)).toThrowError(expect.objectContaining({ code: 'malformed-response' }));
    }
  });

  it('takes the instance that every recording without one has for no instance', () => {
    const started = JSON.parse(bodyOf('recording.started')) as { payload: object };
    const payload = { ...started.payload, instance_id: 'c3df927c-f738-4471-a2b7-066fa7e95a6b' };
    expect(normalise({ ...started, payload })).toMatchObject([{ recording: { instanceId: null } }]);
  });
});

describe('daily tokens', () => {
  const meetingWith = (changes: Partial<MeetingSettings> = {}) => {
    const meeting = reference('PB-Room-A');
    return { ...meeting, settings: { ...meeting.settings, ...changes } };
  };
  const claimsOf = async (role: 'host' | 'guest', changes: Partial<MeetingSettings> = {}) => {
    const { client } = openDaily();
    const { token } = await client.issueGrant({ meeting: meetingWith(changes), participant: ADA, role });
    const { payload } = await jwtVerify(token ?? '', new TextEncoder().encode(KEY), { currentDate: NOW });
    return { header: decodeProtectedHeader(token ?? ''), claims: payload };
  };
  const now = NOW.getTime() / 1_000;
  const common = {
    r: 'PB-Room-A',
    d: DOMAIN_ID,
    iat: now - 60,
    nbf: now - 60,
    exp: now + 600,
    ud: ADA.id,
    u: ADA.displayName,
    ejt: false,
  };

  it('says of a host exactly what it should', async () => {
    const { header, claims } = await claimsOf('host');
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(claims).toEqual({ ...common, o: true, er: 'cloud', erui: false });
  });

  it('lets guests record nothing, and nobody where the room does not record', async () => {
    expect((await claimsOf('guest')).claims).toEqual({ ...common, o: false, erui: false });
    expect((await claimsOf('host', { recording: 'none' })).claims).toEqual({ ...common, o: true, erui: false });
    expect((await claimsOf('host', { recording: 'local' })).claims).toEqual({
      ...common,
      o: true,
      er: 'local',
      erui: true,
    });
  });

  it('starts no recording by itself: that is done from outside, under an id of ours', async () => {
    const { claims } = await claimsOf('host', { recordingStart: 'automatic' });
    expect(claims).toEqual({ ...common, o: true, er: 'cloud', erui: false });
  });

  it('signs as the known vector does', async () => {
    const token = await new SignJWT(ownerToken.claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(new TextEncoder().encode(ownerToken.secret));
    expect(token).toBe(ownerToken.token);
  });
});

describe('daily settings', () => {
  it.each([
    ['DAILY_SUBDOMAIN', 'https://acme.daily.co'],
    ['DAILY_SUBDOMAIN', 'acme.daily.co'],
    ['DAILY_WEBHOOK_SECRET', 'not base64'],
    ['DAILY_WEBHOOK_SECRET', 'c2hvcnQ='],
    ['DAILY_WEBHOOK_SECRET', `${signed.secret},not base64`],
    ['DAILY_API_URL', 'api.daily.co'],
    ['AWS_DAILY_ROLE_ARN', 'daily-recordings'],
    ['AWS_DAILY_ROLE_ARN', ''],
    ['AWS_DAILY_S3_BUCKET', ''],
    ['AWS_DAILY_ACCESS_KEY_ID', ''],
  ])('calls %s=%s wrong and says what would be right', (name, value) => {
    const result = daily.readConfig({ ...settings, [name]: value });
    expect(result).toMatchObject({ isConfigured: false, invalid: [name] });
    expect(result.isConfigured ? '' : result.problems?.[name]).toContain('for example');
  });

  it('has Daily’s own address and region where nothing else is said', () => {
    expect(openDaily().config).toMatchObject({ apiUrl: 'https://api.daily.co/v1', s3Region: 'us-west-2' });
    expect(openDaily({ DAILY_API_URL: 'http://127.0.0.1:4600/v1/' }).config.apiUrl).toBe('http://127.0.0.1:4600/v1');
  });

  it('says in plain words what does not work without a webhook secret or a bucket', () => {
    expect(openDaily().warnings).toEqual([]);
    expect(openDaily({ DAILY_WEBHOOK_SECRET: '' }).warnings.join(' ')).toContain('DAILY_WEBHOOK_SECRET is not set');
    const withoutBucket = openDaily({ AWS_DAILY_S3_BUCKET: '', AWS_DAILY_ROLE_ARN: '' });
    expect(withoutBucket.warnings.join(' ')).toContain('Daily keeps recordings itself');
  });
});

describe('daily embed', () => {
  it('opens the right room on the right domain', async () => {
    const { client } = openDaily();
    const grant = await client.issueGrant({ meeting: reference('pb-room-a'), participant: ADA, role: 'guest' });
    expect(client.toEmbed(reference('pb-room-a'), grant)).toEqual({
      kind: 'daily-prebuilt',
      url: 'https://acme.daily.co/pb-room-a',
      token: grant.token,
      displayName: ADA.displayName,
    });
  });
});
