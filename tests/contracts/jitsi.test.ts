import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import type { MeetingEvent } from '@/lib/video-platforms/contract';
import { jitsi } from '@/lib/video-platforms/jitsi';
import bodies from '../fixtures/jitsi/event-sync-bodies.json';
import hostToken from '../fixtures/jitsi/host-token.json';
import recorded from '../fixtures/jitsi/meeting-of-two.json';
import { makePlatformServices } from '../support/platform-services';
import { JITSI_DELIVERIES } from './jitsi-deliveries';
import { ADA, describeVideoPlatform, reference } from './video-platform.contract';

const SECRET = 'my_jitsi_app_secret';
const NOW = new Date('2026-11-24T09:00:00Z');

const settings = {
  JITSI_DOMAIN: 'meet.example.com',
  JITSI_JWT_APP_ID: 'my_app_id',
  JITSI_JWT_SECRET: SECRET,
  JITSI_XMPP_DOMAIN: 'meet.jitsi',
  JITSI_WEBHOOK_SECRET: 'jitsi-webhook-secret-for-tests',
  JITSI_API_URL: 'http://prosody:5280',
};

const ROOM = 'mtg-7f3c2a90';

const at = (seconds: number) => new Date(seconds * 1_000);

describeVideoPlatform('jitsi', {
  definition: jitsi,
  entry: PLATFORM_CATALOG.jitsi,
  settings: () => settings,
  requiredSettings: ['JITSI_DOMAIN'],
  secretSettings: ['JITSI_JWT_SECRET', 'JITSI_WEBHOOK_SECRET'],
  fetch: async (input) =>
    String(input).endsWith('/room-census') ? Response.json({ room_census: [] }) : new Response(''),
  createOperation: null,
  readToken: async (token) => {
    // The token's own time is the suite's, not the computer's.
    const { payload } = await jwtVerify(token, new TextEncoder().encode(SECRET), { currentDate: NOW });
    const { user } = payload.context as { user: { id: string; name: string; moderator: boolean } };
    return {
      room: String(payload.room),
      personId: user.id,
      displayName: user.name,
      isHost: user.moderator,
      expiresAt: at(payload.exp ?? 0),
    };
  },
  sign: ({ secret }) => ({ authorization: `Bearer ${secret}` }),
  signsBody: false,
  deliveries: JITSI_DELIVERIES,
});

function openJitsi(changes: Record<string, string> = {}) {
  const result = jitsi.readConfig({ ...settings, ...changes });
  if (!result.isConfigured) throw new Error('not configured');
  return {
    ...result,
    client: jitsi.createClient(result.config, makePlatformServices({ now: () => NOW })),
  };
}

const webhooks = () => {
  const { client } = openJitsi();
  if (!client.webhooks) throw new Error('no webhooks');
  return client.webhooks;
};

const normalise = (body: unknown, path = `/api/webhooks/jitsi/events/occupant/left`): readonly MeetingEvent[] =>
  webhooks().normalise(Buffer.from(JSON.stringify(body)), path);

describe('jitsi tokens', () => {
  const meeting = reference('PB-Room-A', { vendorEndDate: new Date('2026-11-25T01:00:00Z') });

  const claimsOf = async (role: 'host' | 'guest', changes: Record<string, string> = {}) => {
    const { client } = openJitsi(changes);
    const grant = await client.issueGrant({ meeting, participant: { ...ADA, email: 'ada@example.com' }, role });
    const token = grant.token ?? '';
    const verified = await jwtVerify(token, new TextEncoder().encode(SECRET), { currentDate: NOW });
    return { header: decodeProtectedHeader(token), claims: verified.payload };
  };

  it('carries exactly what Prosody checks, for a host', async () => {
    const { header, claims } = await claimsOf('host');
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(claims).toEqual({
      aud: 'jitsi',
      iss: 'my_app_id',
      sub: 'meet.jitsi',
      room: 'pb-room-a',
      nbf: NOW.getTime() / 1_000 - 60,
      exp: Date.parse('2026-11-25T01:00:00Z') / 1_000,
      context: {
        user: { id: ADA.id, name: ADA.displayName, email: 'ada@example.com', affiliation: 'owner', moderator: true },
        features: {
          recording: true,
          livestreaming: false,
          transcription: false,
          'outbound-call': false,
          'sip-outbound-call': false,
        },
      },
    });
  });

  it('makes a guest a member without a host’s features, and leaves an unknown address out', async () => {
    const { claims } = await claimsOf('guest');
    expect(claims.context).toMatchObject({
      user: { affiliation: 'member', moderator: false },
      features: { recording: false, livestreaming: false, transcription: false },
    });
    const { client } = openJitsi();
    const grant = await client.issueGrant({ meeting, participant: ADA, role: 'guest' });
    const { payload } = await jwtVerify(grant.token ?? '', new TextEncoder().encode(SECRET), { currentDate: NOW });
    expect((payload.context as { user: object }).user).not.toHaveProperty('email');
  });

  it('lets a host record only where the room records in the cloud', async () => {
    const { client } = openJitsi();
    const local = { ...meeting, settings: { ...meeting.settings, recording: 'local' as const } };
    const grant = await client.issueGrant({ meeting: local, participant: ADA, role: 'host' });
    const { payload } = await jwtVerify(grant.token ?? '', new TextEncoder().encode(SECRET), { currentDate: NOW });
    expect(payload.context).toMatchObject({ features: { recording: false } });
  });

  it('takes audience and XMPP domain from the settings, `jitsi` and `*` where they say nothing', async () => {
    expect((await claimsOf('host', { JITSI_JWT_AUDIENCE: 'calls', JITSI_XMPP_DOMAIN: '' })).claims).toMatchObject({
      aud: 'calls',
      sub: '*',
    });
  });

  it('signs as the known vector does', async () => {
    const token = await new SignJWT(hostToken.claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(new TextEncoder().encode(hostToken.secret));
    expect(token).toBe(hostToken.token);
  });

  it('gives everybody a guest’s grant without a token where no secret is set', async () => {
    const { client, warnings } = openJitsi({ JITSI_JWT_SECRET: '' });
    const grant = await client.issueGrant({ meeting, participant: ADA, role: 'host' });
    expect(grant).toMatchObject({ role: 'guest', token: null });
    expect(client.toEmbed(meeting, grant)).toMatchObject({ jwt: null, roomName: 'pb-room-a' });
    expect(warnings.join(' ')).toContain('JITSI_JWT_SECRET is not set');
  });
});

describe('jitsi embed', () => {
  it('opens the right room on the right server, past its own entrance', async () => {
    const { client } = openJitsi();
    const meeting = reference('pb-room-a');
    const grant = await client.issueGrant({ meeting, participant: ADA, role: 'host' });
    expect(client.toEmbed(meeting, grant)).toMatchObject({
      kind: 'jitsi-external-api',
      scriptUrl: 'https://meet.example.com/external_api.js',
      domain: 'meet.example.com',
      roomName: 'pb-room-a',
      jwt: grant.token,
      displayName: ADA.displayName,
      configOverwrite: { prejoinConfig: { enabled: false }, subject: 'Stand-up' },
    });
  });
});

describe('jitsi settings', () => {
  it('warns of the public server, which cuts embedded calls off', () => {
    expect(openJitsi({ JITSI_DOMAIN: 'meet.jit.si' }).warnings.join(' ')).toContain('five minutes');
  });

  it.each([
    ['JITSI_DOMAIN', 'https://meet.example.com'],
    ['JITSI_DOMAIN', 'meet.example.com/tenant'],
    ['JITSI_JWT_APP_ID', ''],
    ['JITSI_API_URL', 'prosody:5280'],
    ['JITSI_API_URL', 'http://me:secret@prosody:5280'],
  ])('calls %s=%s wrong and says what would be right', (name, value) => {
    const result = jitsi.readConfig({ ...settings, [name]: value });
    expect(result).toMatchObject({ isConfigured: false, invalid: [name] });
    expect(result.isConfigured ? '' : result.problems?.[name]).toContain('for example');
  });
});

describe('a recorded jitsi meeting', () => {
  it('passes with the secret that the plugin sent, and with no other', () => {
    for (const { headers, body } of recorded.requests) {
      const check = (secrets: string[]) =>
        webhooks().verifyWebhookSignature({ rawBody: Buffer.from(body), headers, now: NOW, secrets });
      expect(check(['captured-by-the-rig'])).toMatchObject({ isValid: true });
      expect(check(['another'])).toEqual({ isValid: false, reason: 'mismatch' });
    }
  });

  it('reads as two people who come and go', () => {
    const events = recorded.requests.flatMap(({ body, path }) => webhooks().normalise(Buffer.from(body), path));
    expect(events.map((event) => event.type)).toEqual([
      'meeting-started',
      'participant-joined',
      'participant-joined',
      'participant-left',
      'participant-left',
      'participant-left',
      'participant-left',
      'meeting-ended',
    ]);
    const connections = new Set(
      events.flatMap((event) => ('participant' in event ? [event.participant.connectionId] : [])),
    );
    expect(connections.size).toBe(2);
    expect(events[1]).toMatchObject({
      roomName: 'rig-standup',
      at: at(1_795_470_292),
      participant: { participantId: 'usr_host_1', displayName: 'Ada "Host" Zoë 🎉', isBot: false },
    });
  });

  it('has no event ids: two different events may be the same to the byte', () => {
    for (const { body, path } of recorded.requests) {
      expect(webhooks().readEnvelope(Buffer.from(body), path)).toEqual({
        eventId: null,
        type: (JSON.parse(body) as { event_name: string }).event_name,
      });
    }
  });
});

describe('what jitsi’s plugin also sends', () => {
  it('is nothing where the occupant is missing', () => {
    const { occupant: _occupant, ...body } = bodies.occupantLeft;
    expect(normalise(body)).toEqual([]);
  });

  it.each([
    ['missing', null],
    ['empty', ''],
    ['with an emoji', 'Zoë 🎉'],
    ['written from the right', 'שלום'],
    ['turned round', '\u202Eevil'],
    ['endless', 'x'.repeat(100_000)],
  ])('takes a name that is %s', (_how, name) => {
    const occupant = { ...bodies.occupantLeft.occupant, name, extra: { deep: [null] }, joined_at: 1_790_000_005.0 };
    expect(normalise({ ...bodies.occupantLeft, occupant })[0]).toMatchObject({
      participant: { displayName: name || null },
    });
  });

  it('leaves the meeting open when a breakout room closes', () => {
    const body = { ...bodies.roomDestroyed, is_breakout: true, breakout_room_id: 'b1' };
    expect(normalise(body).map((event) => event.type)).toEqual(['participant-left']);
    expect(normalise({ ...bodies.roomCreated, is_breakout: true, breakout_room_id: 'b1' })).toEqual([]);
  });

  it('keeps somebody in who went into a breakout room, in whichever order that is told', () => {
    const [left] = normalise({
      ...bodies.occupantLeft,
      occupant: { ...bodies.occupantLeft.occupant, left_at: 1_790_000_100 },
    });
    const [joined] = normalise({
      ...bodies.breakoutOccupantJoined,
      occupant: { ...bodies.breakoutOccupantJoined.occupant, joined_at: 1_790_000_100 },
    });
    // Closing the one must not close the other, though it is one XMPP connection of one person.
    if (left?.type !== 'participant-left' || joined?.type !== 'participant-joined')
      throw new Error('unexpected events');
    expect(left.participant.connectionId).not.toBe(joined.participant.connectionId);
    expect(left.participant.participantId).toBe(joined.participant.participantId);
    expect(left.roomName).toBe(joined.roomName);
  });

  it('takes a room of a tenant for another conference, and capitals for the same', () => {
    expect(normalise({ ...bodies.occupantLeft, room_name: '[acme]mtg-7f3c2a90' })[0]?.roomName).toBe(
      '[acme]mtg-7f3c2a90',
    );
    expect(normalise({ ...bodies.occupantLeft, room_name: 'MTG-7f3c2a90' })[0]?.roomName).toBe(ROOM);
  });

  it.each([
    'recorder@recorder.meet.example.com/x',
    'jibri-1@hidden.meet.jitsi/x',
    'jigasi@auth.meet.jitsi/x',
    'transcriber@meet.jitsi/x',
  ])('knows %s for a machine', (jid) => {
    const occupant = { ...bodies.occupantLeft.occupant, occupant_jid: jid };
    expect(normalise({ ...bodies.occupantLeft, occupant })[0]).toMatchObject({ participant: { isBot: true } });
  });

  it('tells hosts apart where the plugin copies the token’s user', () => {
    const isHost = (user: object) => {
      const [event] = normalise({ ...bodies.occupantLeft, occupant: { ...bodies.occupantLeft.occupant, ...user } });
      return event?.type === 'participant-left' ? event.participant.isHost : undefined;
    };
    expect([
      isHost({ affiliation: 'owner' }),
      isHost({ moderator: 'true' }),
      isHost({ affiliation: 'member' }),
    ]).toEqual([true, true, false]);
  });

  it('is known by its path where the name of the event is missing', () => {
    const { event_name: _name, ...body } = bodies.roomCreated;
    expect(normalise(body, `/api/webhooks/jitsi/events/room/created`)[0]?.type).toBe('meeting-started');
    expect(normalise({ ...bodies.roomCreated, event_name: 'muc-something-new' })).toEqual([]);
  });
});
