import { beforeEach, describe, expect, it } from 'vitest';
import { verifyTimestamped } from '@/lib/video-platforms/shared/signature';
import { createWhereby } from '../vendors/whereby/create-whereby';
import type { WherebyOptions, WherebyStandIn } from '../vendors/whereby/whereby-stand-in';

const KEY = 'stand-in-key';
const END = '2026-11-25T09:00:00.000Z';
const HOUR_MS = 3_600_000;

let now: Date;
let standIn: WherebyStandIn;

const openStandIn = (options: Partial<WherebyOptions> = {}) =>
  createWhereby({ apiKeys: [KEY], now: () => now, ...options });

beforeEach(() => {
  now = new Date('2026-11-24T09:00:00Z');
  standIn = openStandIn();
});

const ask = (method: string, path: string, init: RequestInit = {}, key = KEY) =>
  standIn.handle(
    new Request(`https://api.whereby.dev/v1${path}`, {
      method,
      ...init,
      headers: { authorization: `Bearer ${key}`, ...init.headers },
    }),
  );
const send = (body: unknown, path = '/meetings') =>
  ask('POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

describe('the stand-in for Whereby', () => {
  it('makes a room as the documents show it', async () => {
    const response = await send({ endDate: '2026-11-25T10:00:00+01:00', roomNamePrefix: 'Customer 0348' });
    expect(response.status).toBe(201);
    const meeting = (await response.json()) as Record<string, string>;
    expect(meeting).toEqual({
      meetingId: expect.stringMatching(/^\d+$/),
      roomName: expect.stringMatching(/^\/customer0348[0-9a-f-]{36}$/),
      roomUrl: `https://patchbay.whereby.com${meeting.roomName}`,
      startDate: '2026-11-24T09:00:00.000Z',
      endDate: END,
    });
    expect(await (await ask('GET', `/meetings/${meeting.meetingId}`)).json()).toEqual(meeting);
  });

  it.each([
    ['nothing', {}],
    ['an end that is over', { endDate: '2026-11-24T08:59:59Z' }],
    ['a number for a date', { endDate: 1_790_000_000 }],
    ['a property that the document does not name', { endDate: END, maxParticipants: 4 }],
    ['text for a truth value', { endDate: END, isLocked: 'true' }],
    ['a mode of another vendor', { endDate: END, roomMode: 'webinar' }],
    ['a prefix of forty', { endDate: END, roomNamePrefix: 'a'.repeat(40) }],
    ['a prefix with a hyphen', { endDate: END, roomNamePrefix: 'a-b' }],
    ['a field that there is not', { endDate: END, fields: ['recorderUrl'] }],
    [
      'a recording without its trigger',
      { endDate: END, recording: { type: 'cloud', destination: { provider: 'whereby' } } },
    ],
    [
      'a bucket without its keys',
      {
        endDate: END,
        recording: { type: 'cloud', destination: { provider: 's3', bucket: 'b' }, startTrigger: 'none' },
      },
    ],
    [
      'a region, which recordings do not take',
      {
        endDate: END,
        recording: { type: 'cloud', destination: { provider: 'whereby', region: 'eu' }, startTrigger: 'none' },
      },
    ],
  ])('refuses %s', async (_what, body) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  });

  it.each([
    ['GET', '/meetings?limit=101', 400],
    ['GET', '/meetings?page=2', 400],
    ['GET', '/meetings?cursor=made-up', 400],
    ['GET', '/meetings/1', 404],
    ['DELETE', '/meetings/1', 204],
    ['GET', '/recordings/1', 404],
    ['GET', '/recordings/1/access-link?validForSeconds=43201', 400],
    ['GET', '/insights/room-sessions', 400],
    ['GET', '/insights/participants', 400],
    ['GET', '/webhooks', 404],
    ['PUT', '/rooms/%2Fnowhere/theme/logo', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await ask(method, path)).status).toBe(status);
  });

  it('refuses other keys, and spends points of one budget', async () => {
    expect((await ask('GET', '/meetings', {}, 'another')).status).toBe(401);
    standIn = openStandIn({ pointsPerMinute: 6 });
    await send({ endDate: END });
    expect((await ask('DELETE', '/meetings/1')).headers.get('x-ratelimit-remaining')).toBe('1');
    const refused = await ask('DELETE', '/meetings/1');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toEqual({ error: expect.stringContaining('organization'), data: { msLeft: 60_000 } });
    expect((await ask('GET', '/meetings')).status).toBe(200);
    now = new Date(now.getTime() + 60_000);
    expect((await ask('DELETE', '/meetings/1')).status).toBe(204);
  });

  it('lets people in by the room’s rules', () => {
    const { roomName, roomKey } = standIn.addRoom({ roomName: 'call', endDate: new Date(END) });
    for (let person = 0; person < 4; person += 1) standIn.joinAs(roomName, {});
    expect(standIn.enter(roomName, {})).toEqual({ state: 'full' });
    standIn.setLocked(roomName, true);
    expect(standIn.enter(roomName, {})).toEqual({ state: 'locked' });
    expect(standIn.enter(roomName, { externalId: 'not/allowed' })).toEqual({ state: 'invalid-external-id' });
    const group = standIn.addRoom({ roomName: 'group', endDate: new Date(END), roomMode: 'group', isLocked: true });
    expect(standIn.enter('group', { roomKey })).toEqual({ state: 'locked' });
    expect(standIn.enter('group', { roomKey: group.roomKey })).toEqual({ state: 'open', roleName: 'host' });
    standIn.letIn(standIn.knock('group', { displayName: 'Cem' }));
    expect(standIn.listClients('group')).toMatchObject([{ displayName: 'Cem', roleName: 'granted_visitor' }]);
  });
});

describe('webhooks of the stand-in for Whereby', () => {
  const webhook = { url: 'https://patchbay.example/api/webhooks/whereby', secret: 'stand-in-secret' };

  /** One person joins, and the receiver answers with these statuses in turn; 0 is no answer. */
  async function deliverTo(answers: number[]) {
    const pauses: number[] = [];
    const received: { headers: Headers; body: string }[] = [];
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      received.push({ headers: new Headers(init?.headers), body: String(init?.body) });
      const status = answers.shift() ?? 200;
      if (status === 0) throw new TypeError('no answer');
      return new Response(null, { status });
    };
    const pause = async (milliseconds: number) => {
      pauses.push(milliseconds);
    };
    standIn = openStandIn({ webhook, fetch, pause });
    standIn.addRoom({ roomName: 'call', endDate: new Date(END) });
    standIn.joinAs('call', { displayName: 'Ada' });
    await standIn.settled();
    return { pauses, received };
  }

  it('are signed over the bytes that are sent', async () => {
    const { received } = await deliverTo([200]);
    const [delivery] = received;
    const verdict = verifyTimestamped({
      header: delivery?.headers.get('whereby-signature') ?? undefined,
      rawBody: Buffer.from(delivery?.body ?? ''),
      now,
      secrets: [webhook.secret],
      encoding: 'hex',
    });
    expect(verdict).toMatchObject({ isValid: true });
    expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      apiVersion: '1.0',
      type: 'room.client.joined',
      data: { roomName: '/call', numClients: 1, numClientsByRoleName: { visitor: 1 } },
    });
  });

  it.each([
    ['once where they are taken', [200], 1],
    ['once where they are refused: a 404 loses them', [404, 200], 1],
    ['again after a 500', [500, 200], 2],
    ['again after no answer', [0, 503, 200], 3],
    ['three times at most', [500, 500, 500, 200], 3],
  ])('are sent %s', async (_what, answers, tries) => {
    const { received, pauses } = await deliverTo([...answers]);
    expect(received).toHaveLength(tries);
    expect(pauses).toHaveLength(tries - 1);
    expect(standIn.sent[0]?.statuses).toEqual(answers.slice(0, tries));
  });

  it('come again under the same id where Whereby repeats itself', async () => {
    const { received } = await deliverTo([200]);
    standIn.redeliver(standIn.sent[0]?.event.id ?? '');
    await standIn.settled();
    expect(received).toHaveLength(2);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  it('stop an hour after the room’s end, while its people stay', () => {
    standIn.addRoom({ roomName: 'call', endDate: new Date(END) });
    now = new Date(Date.parse(END) + HOUR_MS + 1);
    const person = standIn.joinAs('call', {});
    expect(standIn.isConnected('call', person)).toBe(true);
    expect(standIn.sent).toEqual([]);
    now = new Date(Date.parse(END) + 24 * HOUR_MS + 1);
    standIn.passTime();
    expect(standIn.isConnected('call', person)).toBe(false);
    expect(standIn.findRoom('call')).toBeNull();
  });
});
