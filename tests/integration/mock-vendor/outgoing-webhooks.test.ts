import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@/lib/data/sql';
import { demoPlatformSettings } from '@/lib/env/demo-platform';
import { getSettings } from '@/lib/env/settings';
import { deliverWebhooks } from '@/lib/mock-vendor/deliver-webhooks';
import { enterRoom } from '@/lib/mock-vendor/enter-room';
import { actAsHost, keepConnection, leaveRoom } from '@/lib/mock-vendor/keep-connection';
import { setFaults } from '@/lib/mock-vendor/manage-faults';
import { createRoom, deleteRoom, endRoom, listPresence } from '@/lib/mock-vendor/manage-rooms';
import { faultsSchema } from '@/lib/mock-vendor/schemas';
import { sweepRooms } from '@/lib/mock-vendor/sweep-rooms';
import { mock } from '@/lib/video-platforms/mock';
import { reference } from '../../contracts/video-platform.contract';
import { makePlatformServices } from '../../support/platform-services';
import { setUpTestDatabase } from '../../support/test-database';

setUpTestDatabase();

const CALM = faultsSchema.parse({});

let roomName = '';

beforeEach(async () => {
  roomName = `pb-${crypto.randomUUID()}`;
  await createRoom({
    name: roomName,
    displayName: 'Stand-up',
    expiresAt: new Date(Date.now() + 3_600_000),
    largestSize: 2,
  });
});

afterEach(async () => {
  await setFaults(CALM);
  await sql.query({ text: 'DELETE FROM mock_vendor_webhooks' });
});

/** A person with a token of their own, as the client signs it. */
async function enter(displayName: string, role: 'host' | 'guest' = 'guest') {
  const result = mock.readConfig(demoPlatformSettings(getSettings()));
  if (!result.isConfigured) throw new Error('not configured');
  const client = mock.createClient(result.config, makePlatformServices({ fetch: globalThis.fetch }));
  const participant = { id: `person-${displayName}`, displayName };
  const grant = await client.issueGrant({ meeting: reference(roomName), participant, role });
  return enterRoom(roomName, grant.token ?? '');
}

interface Received {
  readonly id: string;
  readonly type: string;
  readonly who: string | undefined;
}

/** A customer that notes what it is sent and answers as told, in turn; 200 once the list is used up. */
function makeCustomer(...answers: (number | 'unreachable')[]) {
  const received: Received[] = [];
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const answer = answers.shift() ?? 200;
    if (answer === 'unreachable') throw new TypeError('fetch failed');
    const body = (await request.json()) as { id: string; type: string; data: { person?: { displayName: string } } };
    if (answer === 200) received.push({ id: body.id, type: body.type, who: body.data.person?.displayName });
    return new Response(null, { status: answer });
  };
  return { received, requests, fetch };
}

/** Lets the pauses between attempts pass. */
const skipPauses = () => sql.query({ text: `UPDATE mock_vendor_webhooks SET send_at = now() WHERE sent_at IS NULL` });

describe('webhooks of the demo vendor', () => {
  it('tell a meeting in order, signed, to the customer’s own address', async () => {
    const ada = await enter('Ada', 'host');
    const bob = await enter('Bob');
    await leaveRoom(bob.connectionId, bob.key);
    await leaveRoom(ada.connectionId, ada.key);
    const customer = makeCustomer();
    await deliverWebhooks(customer.fetch);
    expect(customer.received.map(({ type, who }) => [type, who])).toEqual([
      ['room.started', undefined],
      ['person.joined', 'Ada'],
      ['person.joined', 'Bob'],
      ['person.left', 'Bob'],
      ['person.left', 'Ada'],
    ]);
    const settings = demoPlatformSettings(getSettings());
    const [request] = customer.requests;
    expect(request?.url).toBe(`${new URL(settings.MOCK_API_URL).origin}/api/webhooks/mock`);
    const config = mock.readConfig(settings);
    if (!config.isConfigured || !request) throw new Error('not configured');
    const { webhooks } = mock.createClient(config.config, makePlatformServices({ fetch: globalThis.fetch }));
    expect(
      webhooks?.verifyWebhookSignature({
        rawBody: new Uint8Array(await request.arrayBuffer()),
        headers: Object.fromEntries(request.headers),
        now: new Date(),
        secrets: config.config.webhookSecrets,
      }),
    ).toMatchObject({ isValid: true });
  });

  it('are tried again until they are taken, and nothing of the room overtakes them', async () => {
    const ada = await enter('Ada');
    await leaveRoom(ada.connectionId, ada.key);
    const customer = makeCustomer(503, 'unreachable', 200);
    await deliverWebhooks(customer.fetch);
    expect(customer.received).toEqual([]);
    await skipPauses();
    await deliverWebhooks(customer.fetch);
    expect(customer.received).toEqual([]);
    await skipPauses();
    await deliverWebhooks(customer.fetch);
    expect(customer.received.map(({ type }) => type)).toEqual(['room.started', 'person.joined', 'person.left']);
  });

  it('are given up in the end, so that what comes after gets its turn', async () => {
    await enter('Ada');
    await sql.query({ text: 'UPDATE mock_vendor_webhooks SET attempts = 19' });
    await deliverWebhooks(makeCustomer(500, 500).fetch);
    const rows = await sql.query<{ givenUp: boolean; lastError: string }>({
      text: `SELECT given_up_at IS NOT NULL AS "givenUp", last_error AS "lastError" FROM mock_vendor_webhooks ORDER BY position`,
    });
    expect(rows[0]).toEqual({ givenUp: true, lastError: 'answered 500' });
  });

  it('are sent once when two processes deliver at the same moment', async () => {
    for (const name of ['Ada', 'Bob']) await enter(name);
    const customer = makeCustomer();
    await Promise.all([deliverWebhooks(customer.fetch), deliverWebhooks(customer.fetch)]);
    await deliverWebhooks(customer.fetch);
    expect(customer.received.map(({ type, who }) => [type, who])).toEqual([
      ['room.started', undefined],
      ['person.joined', 'Ada'],
      ['person.joined', 'Bob'],
    ]);
  });

  it('come twice with one id, late, or never, as a drill has it', async () => {
    await setFaults({ ...CALM, duplicateWebhookPercent: 100 });
    const ada = await enter('Ada');
    await setFaults({ ...CALM, lostWebhookPercent: 100 });
    const bob = await enter('Bob');
    await setFaults({ ...CALM, reorderedWebhookPercent: 100 });
    await leaveRoom(bob.connectionId, bob.key);
    await setFaults(CALM);
    await leaveRoom(ada.connectionId, ada.key);
    const customer = makeCustomer();
    await deliverWebhooks(customer.fetch);
    await skipPauses();
    await deliverWebhooks(customer.fetch);
    expect(customer.received.map(({ type, who }) => [type, who])).toEqual([
      ['room.started', undefined],
      ['room.started', undefined],
      ['person.joined', 'Ada'],
      ['person.joined', 'Ada'],
      // Bob's coming was lost, and his leaving was overtaken by Ada's.
      ['person.left', 'Ada'],
      ['person.left', 'Bob'],
    ]);
    expect(customer.received[0]?.id).toBe(customer.received[1]?.id);
  });

  it('tell of an end once, however it comes', async () => {
    await enter('Ada');
    await endRoom(roomName);
    await endRoom(roomName);
    await deleteRoom(roomName);
    const customer = makeCustomer();
    await deliverWebhooks(customer.fetch);
    expect(customer.received.map(({ type }) => type)).toEqual([
      'room.started',
      'person.joined',
      'person.left',
      'room.ended',
    ]);
  });
});

describe('people in the demo vendor’s rooms', () => {
  it('are taken for gone when their page is silent for ten seconds, and told so when it speaks again', async () => {
    const ada = await enter('Ada');
    const bob = await enter('Bob');
    await sql.query({
      text: `UPDATE mock_vendor_occupants SET seen_at = now() - interval '11 seconds' WHERE id = $1`,
      values: [ada.connectionId],
    });
    await sweepRooms();
    expect((await listPresence(roomName)).map(({ connectionId }) => connectionId)).toEqual([bob.connectionId]);
    const beat = { key: ada.key, hasCamera: false, hasMicrophone: false };
    await expect(keepConnection(ada.connectionId, beat)).rejects.toMatchObject({ code: 'lost' });
    expect((await enter('Ada')).state.people).toHaveLength(2);
  });

  it('are counted once with two tabs open, and stay in when one is closed', async () => {
    const first = await enter('Ada');
    const second = await enter('Ada');
    expect(second.state.people).toMatchObject([{ connectionIds: [first.connectionId, second.connectionId] }]);
    await leaveRoom(first.connectionId, first.key);
    expect(await listPresence(roomName)).toHaveLength(1);
  });

  it('find a full room full, though not for somebody who is in already', async () => {
    await enter('Ada');
    await enter('Bob');
    await expect(enter('Cy')).rejects.toMatchObject({ code: 'full' });
    await expect(enter('Bob')).resolves.toMatchObject({ isHost: false });
  });

  it('find a locked room locked, unless they were in before or are hosts', async () => {
    const host = await enter('Ada', 'host');
    const guest = await enter('Bob');
    await actAsHost(host.connectionId, { key: host.key, action: 'lock' });
    await leaveRoom(guest.connectionId, guest.key);
    await expect(enter('Cy')).rejects.toMatchObject({ code: 'locked' });
    await expect(enter('Bob')).resolves.toBeDefined();
  });

  it('are removed by a host and don’t come back with the same link', async () => {
    const host = await enter('Ada', 'host');
    const guest = await enter('Bob');
    await actAsHost(host.connectionId, { key: host.key, action: 'remove', connectionId: guest.connectionId });
    await expect(enter('Bob')).rejects.toMatchObject({ code: 'removed' });
    const beat = { key: guest.key, hasCamera: false, hasMicrophone: false };
    await expect(keepConnection(guest.connectionId, beat)).rejects.toMatchObject({ code: 'removed' });
  });

  it('can’t act as hosts, nor with somebody else’s connection', async () => {
    const host = await enter('Ada', 'host');
    const guest = await enter('Bob');
    await expect(actAsHost(guest.connectionId, { key: guest.key, action: 'end' })).rejects.toMatchObject({
      code: 'not-host',
    });
    await expect(actAsHost(host.connectionId, { key: guest.key, action: 'end' })).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('are put out when the room’s time is up', async () => {
    await enter('Ada');
    await sql.query({
      text: `UPDATE mock_vendor_rooms SET expires_at = now() - interval '1 second' WHERE name = $1`,
      values: [roomName],
    });
    await sweepRooms();
    await expect(enter('Ada')).rejects.toMatchObject({ code: 'ended' });
    const customer = makeCustomer();
    await deliverWebhooks(customer.fetch);
    expect(customer.received.at(-1)?.type).toBe('room.ended');
  });

  it('come in all at once and are one session', async () => {
    await sql.query({ text: 'UPDATE mock_vendor_rooms SET largest_size = 100 WHERE name = $1', values: [roomName] });
    await Promise.all(Array.from({ length: 30 }, (_, index) => enter(`person ${index}`)));
    const customer = makeCustomer();
    await deliverWebhooks(customer.fetch);
    const types = customer.received.map(({ type }) => type);
    expect(types.filter((type) => type === 'room.started')).toHaveLength(1);
    expect(types.filter((type) => type === 'person.joined')).toHaveLength(30);
  });
});
