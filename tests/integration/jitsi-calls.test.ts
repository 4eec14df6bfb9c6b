import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/webhooks/[platform]/[[...path]]/route';
import { type Actor, GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { selectMeetingWithRoom } from '@/lib/data/meetings/meeting-history';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { makeRoom, makeUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { setUpTestDatabase } from '../support/test-database';
import { createJaasHost, createJitsiHost, type JitsiHost } from '../vendors/jitsi/jitsi-host';

const APP_ID = 'vpaas-magic-cookie-0123456789abcdef0123456789abcdef';
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

vi.stubEnv('JITSI_DOMAIN', 'meet.example.com');
vi.stubEnv('JITSI_JWT_APP_ID', 'patchbay');
vi.stubEnv('JITSI_JWT_SECRET', 'jitsi-token-secret');
vi.stubEnv('JITSI_WEBHOOK_SECRET', 'jitsi-webhook-secret');
vi.stubEnv('JAAS_APP_ID', APP_ID);
vi.stubEnv('JAAS_KEY_ID', '4f4910');
vi.stubEnv('JAAS_PRIVATE_KEY', keys.privateKey);
vi.stubEnv('JAAS_WEBHOOK_SECRET', 'whsec_jaas');

setUpTestDatabase();

/** Hands a webhook to the app's own route, without a server between. */
const deliver: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const [platform = '', ...path] = new URL(request.url).pathname.replace('/api/webhooks/', '').split('/');
  return POST(request, { params: Promise.resolve({ platform, path }) });
};

const HOSTS: Record<string, () => JitsiHost> = {
  jitsi: () =>
    createJitsiHost({
      tokens: { appId: 'patchbay', secret: 'jitsi-token-secret', audiences: ['jitsi'] },
      webhookSecret: 'jitsi-webhook-secret',
      webhookUrl: 'http://localhost:3000/api/webhooks/jitsi',
      fetch: deliver,
    }),
  jaas: () =>
    createJaasHost({
      appId: APP_ID,
      keyId: `${APP_ID}/4f4910`,
      publicKey: keys.publicKey,
      webhookSecrets: ['whsec_jaas'],
      webhookUrl: 'http://localhost:3000/api/webhooks/jaas',
      fetch: deliver,
    }),
};

async function openCall(platform: string) {
  await ensureInstallation();
  const owner = await makeUser();
  const room = await makeRoom({ platform, ownerId: owner.id });
  const host = HOSTS[platform]?.();
  if (!host) throw new Error(`no server for ${platform}`);
  let meetingId = '';
  /** Joins as the page does, and enters the call with what the page was given. */
  const enter = async (displayName: string, actor: Actor) => {
    const { meeting, embed, participant } = await joinRoom({ slug: room.slug, input: { displayName }, actor });
    if (embed.kind !== 'jitsi-external-api') throw new Error(`embedded as ${embed.kind}`);
    meetingId = meeting.id;
    const entry = host.join(embed.roomName, embed.jwt);
    if (!entry.isIn) throw new Error(entry.text);
    return { ...entry, roomName: embed.roomName, participantId: participant.id };
  };
  /** Everything sent so far arrives and is worked off. */
  const settle = async () => {
    await host.settle();
    const { failed } = await runJobsOnce();
    expect(failed).toEqual([]);
  };
  /** All of it arrives once more, the last first. */
  const repeatBackwards = async () => {
    for (const { url, headers, body } of [...host.sentWebhooks].reverse()) {
      expect((await deliver(url, { method: 'POST', headers, body })).status).toBe(200);
    }
    await settle();
  };
  const look = async () => {
    const found = await selectMeetingWithRoom(meetingId);
    return { people: found?.people, names: found?.names, state: found?.meeting.state };
  };
  return { host, owner, enter, settle, repeatBackwards, look };
}

describe.each(Object.keys(HOSTS))('a call on %s', (platform) => {
  it('counts the people in it, in whatever order and however often their coming and going is told', async () => {
    const { host, owner, enter, settle, repeatBackwards, look } = await openCall(platform);
    const ada = await enter('Ada', owner.actor);
    const bob = await enter('Bob', GUEST);
    expect([ada.isModerator, bob.isModerator]).toEqual([true, false]);
    await settle();
    expect(host.sentWebhooks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await look()).toMatchObject({ people: 2, names: ['Ada', 'Bob'], state: 'live' });

    host.enterBreakout(bob.occupantJid, 'b1');
    host.joinMachine(ada.roomName, 'recorder@recorder.meet.jitsi/x');
    await settle();
    expect(await look()).toMatchObject({ people: 2 });
    await repeatBackwards();
    expect(await look()).toMatchObject({ people: 2 });

    host.leave(bob.occupantJid);
    await settle();
    expect(await look()).toMatchObject({ people: 1, names: ['Ada'] });

    host.endConference(ada.roomName);
    await settle();
    await repeatBackwards();
    // Nobody is in; the meeting itself waits for who may come back.
    expect(await look()).toMatchObject({ people: 0, state: 'live' });
  });

  it('is closed to a grant of another room', async () => {
    const { host, enter, settle } = await openCall(platform);
    const ada = await enter('Ada', GUEST);
    const other = await makeRoom({ platform });
    const { embed } = await joinRoom({ slug: other.slug, input: { displayName: 'Eve' }, actor: GUEST });
    expect(host.join(ada.roomName, embed.kind === 'jitsi-external-api' ? embed.jwt : null).isIn).toBe(false);
    await settle();
  });
});
