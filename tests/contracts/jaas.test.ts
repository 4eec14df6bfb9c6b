import { generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import type { GrantParticipant } from '@/lib/video-platforms/contract';
import { jaas } from '@/lib/video-platforms/jaas';
import { signTimestamped } from '@/lib/video-platforms/shared/signature';
import other from '../fixtures/jaas/other-webhooks.json';
import signed from '../fixtures/jaas/signed-webhooks.json';
import { makePlatformServices } from '../support/platform-services';
import { createJaasHost } from '../vendors/jitsi/jitsi-host';
import { JAAS_DELIVERIES } from './jaas-deliveries';
import { ADA, describeVideoPlatform, reference } from './video-platform.contract';

const NOW = new Date('2026-11-24T09:00:00Z');
const APP_ID = 'vpaas-magic-cookie-0123456789abcdef0123456789abcdef';

/** A pair of this run only: no private key lies in the repository. */
const makeKeys = (type: 'pkcs1' | 'pkcs8', modulusLength = 2_048) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type, format: 'pem' },
  });
const keys = makeKeys('pkcs8');

const settings = {
  JAAS_APP_ID: APP_ID,
  JAAS_KEY_ID: `${APP_ID}/4f4910`,
  JAAS_PRIVATE_KEY: keys.privateKey,
  JAAS_WEBHOOK_SECRET: 'whsec_00000000000000000000000000000001',
};

const path = '/api/webhooks/jaas';
const bodyOf = (name: string) => signed.deliveries.find((delivery) => delivery.name === name)?.body ?? '';

const verifyToken = async (token: string) =>
  jwtVerify(token, await importSPKI(keys.publicKey, 'RS256'), { currentDate: NOW, algorithms: ['RS256'] });

describeVideoPlatform('jaas', {
  definition: jaas,
  entry: PLATFORM_CATALOG.jaas,
  settings: () => settings,
  requiredSettings: ['JAAS_APP_ID', 'JAAS_KEY_ID', 'JAAS_PRIVATE_KEY'],
  secretSettings: ['JAAS_PRIVATE_KEY', 'JAAS_WEBHOOK_SECRET'],
  webhookSecrets: ['whsec_new', 'whsec_old'],
  fetch: () => Promise.resolve(new Response('')),
  createOperation: null,
  readToken: async (token) => {
    const { payload } = await verifyToken(token);
    const { user } = payload.context as { user: { id: string; name: string; moderator: boolean } };
    return {
      room: String(payload.room),
      personId: user.id,
      displayName: user.name,
      isHost: user.moderator,
      expiresAt: new Date((payload.exp ?? 0) * 1_000),
    };
  },
  sign: ({ rawBody, secret, now }) => ({
    'x-jaas-signature': signTimestamped({
      secret,
      timestamp: Math.floor(now.getTime() / 1_000),
      rawBody,
      encoding: 'base64',
    }),
  }),
  signsBody: true,
  deliveries: JAAS_DELIVERIES,
});

function openJaas(changes: Record<string, string> = {}) {
  const result = jaas.readConfig({ ...settings, ...changes });
  if (!result.isConfigured) throw new Error(`not configured: ${result.invalid.join(', ')}`);
  const client = jaas.createClient(result.config, makePlatformServices({ now: () => NOW }));
  if (!client.webhooks) throw new Error('no webhooks');
  return { ...result, client, webhooks: client.webhooks };
}

describe('jaas tokens', () => {
  const meeting = reference('PB-Room-A', { vendorEndDate: new Date('2026-11-25T01:00:00Z') });
  const grantFor = (role: 'host' | 'guest', participant: GrantParticipant = { ...ADA, email: 'ada@example.com' }) =>
    openJaas().client.issueGrant({ meeting, participant, role });

  it('carries exactly what 8x8 documents, for a host', async () => {
    const { token } = await grantFor('host');
    expect(decodeProtectedHeader(token ?? '')).toEqual({ alg: 'RS256', kid: `${APP_ID}/4f4910`, typ: 'JWT' });
    expect((await verifyToken(token ?? '')).payload).toEqual({
      aud: 'jitsi',
      iss: 'chat',
      sub: APP_ID,
      room: 'pb-room-a',
      nbf: NOW.getTime() / 1_000 - 60,
      exp: Date.parse('2026-11-25T01:00:00Z') / 1_000,
      context: {
        user: { id: ADA.id, name: ADA.displayName, email: 'ada@example.com', moderator: true },
        features: {
          recording: true,
          livestreaming: false,
          transcription: false,
          'inbound-call': false,
          'outbound-call': false,
          'sip-inbound-call': false,
          'sip-outbound-call': false,
          'file-upload': false,
          'list-visitors': true,
          'send-groupchat': true,
          'create-polls': true,
        },
      },
    });
  });

  it('gives a guest no host’s features, and lets them chat', async () => {
    const { payload } = await verifyToken((await grantFor('guest', ADA)).token ?? '');
    expect(payload.context).toMatchObject({
      user: { moderator: false },
      features: { recording: false, 'list-visitors': false, 'send-groupchat': true },
    });
    expect((payload.context as { user: object }).user).not.toHaveProperty('email');
  });

  it('opens its own room at 8x8 and no other', async () => {
    const host = createJaasHost({
      appId: APP_ID,
      keyId: `${APP_ID}/4f4910`,
      publicKey: keys.publicKey,
      webhookSecrets: [settings.JAAS_WEBHOOK_SECRET],
      webhookUrl: 'https://patchbay.example.com/api/webhooks/jaas',
      fetch: () => Promise.resolve(new Response('{}')),
      now: () => NOW,
    });
    const [asHost, asGuest] = [await grantFor('host'), await grantFor('guest')];
    expect(host.join(`${APP_ID}/pb-room-a`, asHost.token)).toMatchObject({ isIn: true, isModerator: true });
    expect(host.join(`${APP_ID}/pb-room-a`, asGuest.token)).toMatchObject({ isIn: true, isModerator: false });
    expect(host.join(`${APP_ID}/pb-room-b`, asHost.token)).toMatchObject({ isIn: false, text: 'room-mismatch' });
    expect(host.join('vpaas-magic-cookie-other/pb-room-a', asHost.token)).toMatchObject({ isIn: false });
    await host.settle();
  });

  it('embeds the room under its account, with the account’s own script', async () => {
    const grant = await grantFor('host');
    expect(openJaas().client.toEmbed(meeting, grant)).toMatchObject({
      kind: 'jitsi-external-api',
      scriptUrl: `https://8x8.vc/${APP_ID}/external_api.js`,
      domain: '8x8.vc',
      roomName: `${APP_ID}/pb-room-a`,
      jwt: grant.token,
    });
  });
});

describe('jaas settings', () => {
  it.each([
    ['with the account before it', `${APP_ID}/4f4910`],
    ['without', '4f4910'],
  ])('takes a key id %s', (_how, keyId) => {
    expect(openJaas({ JAAS_KEY_ID: keyId }).config.keyId).toBe(`${APP_ID}/4f4910`);
  });

  const rsaHeader = makeKeys('pkcs1').privateKey;
  it.each([
    ['on one line', keys.privateKey.trim().replaceAll('\n', '\\n')],
    ['in base64', Buffer.from(keys.privateKey).toString('base64')],
    ['as ssh-keygen writes it', rsaHeader],
  ])('takes a private key %s', async (_how, text) => {
    const { client } = openJaas({ JAAS_PRIVATE_KEY: text });
    const grant = await client.issueGrant({ meeting: reference('pb-room-a'), participant: ADA, role: 'guest' });
    expect(grant.token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it.each([
    ['JAAS_APP_ID', '0123456789abcdef'],
    ['JAAS_KEY_ID', 'vpaas-magic-cookie-other/4f4910'],
    ['JAAS_PRIVATE_KEY', 'not a key at all'],
    ['JAAS_PRIVATE_KEY', keys.publicKey],
    ['JAAS_PRIVATE_KEY', makeKeys('pkcs8', 1_024).privateKey],
  ])('calls a wrong %s wrong and says what would be right', (name, value) => {
    const result = jaas.readConfig({
      ...settings,
      ...(name === 'JAAS_APP_ID' ? { JAAS_KEY_ID: '4f4910' } : {}),
      [name]: value,
    });
    expect(result).toMatchObject({ isConfigured: false, invalid: [name] });
    expect(result.isConfigured ? '' : result.problems?.[name]).toContain('for example');
  });

  it('warns where webhooks can’t be taken', () => {
    expect(openJaas({ JAAS_WEBHOOK_SECRET: '' }).warnings.join(' ')).toContain('JAAS_WEBHOOK_SECRET is not set');
  });
});

describe('jaas signatures', () => {
  it.each(signed.deliveries)('takes $name with the secret that signed it', ({ body, secret, signature }) => {
    const { webhooks } = openJaas();
    const rawBody = Buffer.from(body);
    const now = new Date(Number(/t=(\d+)/.exec(signature)?.[1]) * 1_000);
    const verify = (secrets: string[], header = signature) =>
      webhooks.verifyWebhookSignature({ rawBody, headers: { 'x-jaas-signature': header }, now, secrets });
    expect(verify([secret])).toMatchObject({ isValid: true });
    // The prefix is part of the key, unlike elsewhere.
    expect(verify([secret.replace('whsec_', '')])).toEqual({ isValid: false, reason: 'mismatch' });
    expect(verify([secret], signature.replace('v1=', 'v1=c29tZSBvdGhlcg==,v1='))).toMatchObject({ isValid: true });
    expect(verify([secret], signature.replace('v1=', 'v0='))).toEqual({ isValid: false, reason: 'malformed' });
  });

  it.each(['', 'not JSON', 'null', '[]', '{}', '\xff'])('say of the body %j that it is no event of theirs', (body) => {
    const normalise = () => openJaas().webhooks.normalise(Buffer.from(body, 'latin1'), path);
    expect(normalise).toThrow('it is not an event of JaaS');
  });

  it('say of an event without a room what it lacks', () => {
    const normalise = () => openJaas().webhooks.normalise(Buffer.from('{"eventType":"ROOM_CREATED"}'), path);
    expect(normalise).toThrow('it names no room');
  });

  it('tells repetitions by their key', () => {
    expect(openJaas().webhooks.readEnvelope(Buffer.from(bodyOf('ROOM_CREATED')), path)).toMatchObject({
      eventId: 'd11f155d-ced5-4a7e-b6d9-aaa135c64f65',
      type: 'ROOM_CREATED',
    });
  });
});

describe('what 8x8 also sends', () => {
  const normalise = (eventType: string, data: unknown) =>
    openJaas().webhooks.normalise(Buffer.from(JSON.stringify({ ...other.recordingStarted, eventType, data })), path);

  it('takes an upload without a usable link for a recording that failed', () => {
    for (const preAuthenticatedLink of [undefined, '', 'javascript:alert(1)', 'http://objectstorage.example/x']) {
      expect(normalise('RECORDING_UPLOADED', { recordingSessionId: 'rs1', preAuthenticatedLink })[0]).toMatchObject({
        type: 'recording-failed',
        recording: { recordingId: 'rs1' },
      });
    }
  });

  it.each([
    ['missing', null],
    ['empty', ''],
    ['with an emoji', 'Zoë 🎉'],
    ['written from the right', 'שלום'],
    ['turned round', '\u202Eevil'],
    ['endless', 'x'.repeat(100_000)],
  ])('takes a name that is %s', (_how, name) => {
    const person = { participantJid: 'a@8x8.vc', name, extra: { deep: [null] } };
    expect(normalise('PARTICIPANT_JOINED', person)[0]).toMatchObject({ participant: { displayName: name || null } });
  });

  it('counts neither a recorder nor somebody without an address as a person', () => {
    expect(
      normalise('PARTICIPANT_JOINED', { participantJid: 'recorder@recorder.8x8.vc', name: 'Recorder' })[0],
    ).toMatchObject({ participant: { isBot: true } });
    expect(normalise('PARTICIPANT_JOINED', { conference: 'x' })).toEqual([]);
  });
});

describe('a whole jaas meeting', () => {
  it('reads as people who come, move and go, from webhooks that pass', async () => {
    const { client, webhooks, config } = openJaas();
    const received: { body: string; headers: Record<string, string> }[] = [];
    const host = createJaasHost({
      appId: APP_ID,
      keyId: `${APP_ID}/4f4910`,
      publicKey: keys.publicKey,
      webhookSecrets: ['whsec_older', settings.JAAS_WEBHOOK_SECRET],
      webhookUrl: 'https://patchbay.example.com/api/webhooks/jaas',
      fetch: async (input, init) => {
        const request = new Request(input, init);
        received.push({ body: await request.text(), headers: Object.fromEntries(request.headers) });
        return new Response('{}');
      },
      now: () => NOW,
    });
    const meeting = reference('pb-room-a');
    const { token } = await client.issueGrant({ meeting, participant: ADA, role: 'host' });
    const entry = host.join(`${APP_ID}/pb-room-a`, token);
    if (!entry.isIn) throw new Error(entry.text);
    host.enterBreakout(entry.occupantJid, 'b1');
    host.leave(entry.occupantJid);
    await host.settle();

    const events = received.flatMap(({ body, headers }) => {
      const rawBody = Buffer.from(body);
      expect(
        webhooks.verifyWebhookSignature({ rawBody, headers, now: NOW, secrets: config.webhookSecrets }),
      ).toMatchObject({
        isValid: true,
      });
      return webhooks.normalise(rawBody, path);
    });
    expect(events.map((event) => event.type)).toEqual([
      'meeting-started',
      'participant-joined',
      'participant-left',
      'participant-joined',
      'participant-left',
      'meeting-ended',
    ]);
    expect(events.every(({ roomName }) => roomName === 'pb-room-a')).toBe(true);
    expect(events[1]).toMatchObject({
      participant: { participantId: ADA.id, displayName: ADA.displayName, isHost: true },
    });
    const connections = events.flatMap((event) => ('participant' in event ? [event.participant.connectionId] : []));
    expect(new Set(connections).size).toBe(2);
  });
});
