import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as OPEN } from '@/app/api/v1/rooms/[name]/meeting/route';
import { GET as GET_ROOM, PATCH } from '@/app/api/v1/rooms/[name]/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { admit, listWaiting, openBrowser, placeOf } from '../support/door-visitor';
import { makeRoom, makeUser, type TestRoom, type TestUser } from '../support/factories';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let ada: TestUser;
let owner: ApiCaller;
let stranger: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
  ada = await makeUser({ name: 'Ada Lovelace' });
  owner = await makeCaller(ada);
  stranger = await makeCaller(await makeUser());
});

beforeEach(async () => {
  alpha.creates.length = 0;
  alpha.answerCreate = async () => {};
});

const makeDoor = (values: Parameters<typeof makeRoom>[0] = {}) =>
  makeRoom({ platform: 'alpha', ownerId: ada.id, door: 'ask', ...values });

async function countOf(table: 'meetings' | 'decisions' | 'participant_sessions', room: TestRoom): Promise<number> {
  const where =
    table === 'participant_sessions' ? 'meeting_id IN (SELECT id FROM meetings WHERE room_id = $1)' : 'room_id = $1';
  const [row] = await sql.query<{ n: number }>({
    text: `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
    values: [room.id],
  });
  return row?.n ?? -1;
}

const change = (room: TestRoom, settings: Record<string, unknown>) =>
  callApi(PATCH, { as: owner, params: { name: room.slug }, body: { settings } });

describe('a door where a host lets people in', () => {
  it('holds a guest outside: no meeting, no decision, no session, no grant, and nothing of the vendor', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const answer = await grace.join();
    const place = placeOf(answer);
    expect(place).toEqual({
      id: expect.any(String),
      room: room.slug,
      door: 'ask',
      isUnderWay: false,
      state: 'waiting',
      message: expect.stringMatching(/^No host is in the call yet\./),
      askAgainInSeconds: null,
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^patchbay_waiting_.*; HttpOnly; SameSite=Lax/);
    expect(Object.keys(answer.body)).toEqual(['waiting']);
    await grace.signal(place.id);
    expect(alpha.creates).toHaveLength(0);
    for (const table of ['meetings', 'decisions', 'participant_sessions'] as const) {
      expect(await countOf(table, room), table).toBe(0);
    }
  });

  it('lets a guest in whom the owner admits before anybody is there: they begin the meeting', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([
      { id, displayName: 'Grace', isSignedIn: false, state: 'waiting', since: expect.any(String) },
    ]);
    expect((await admit(room, id, { as: owner })).body).toMatchObject({ id, state: 'admitted' });
    expect(alpha.creates).toHaveLength(0);
    expect((await grace.signal(id)).body).toMatchObject({ state: 'admitted' });
    const joined = await grace.join();
    expect(joined.status).toBe(200);
    expect(joined.body.participant).toMatchObject({ role: 'guest', displayName: 'Grace' });
    expect(alpha.creates).toHaveLength(1);
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
  });

  it('asks about being recorded before anybody waits', async () => {
    const room = await makeDoor({ recording: 'cloud' });
    const grace = openBrowser(room);
    expect((await grace.join()).body.code).toBe('consent-required');
    expect(await countOf('meetings', room)).toBe(0);
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
    expect((await grace.join({ consent: false })).status).toBe(202);
  });

  it('begins no meeting for whoever can’t wait', async () => {
    const room = await makeDoor();
    for (const as of [null, stranger]) {
      const answer = await callApi(OPEN, { as, params: { name: room.slug } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'must-wait', door: 'ask' } });
    }
    expect(await countOf('meetings', room)).toBe(0);
    expect((await callApi(OPEN, { as: owner, params: { name: room.slug } })).status).toBe(200);
  });
});

describe('a door where guests wait for a host', () => {
  it('opens for everybody as soon as a host is in the call, and for newcomers only while one is', async () => {
    const room = await makeDoor({ door: 'host-first' });
    const grace = openBrowser(room);
    const place = placeOf(await grace.join());
    expect(place).toMatchObject({
      isUnderWay: false,
      message: 'This call begins when a host is there. You get in by yourself then.',
    });
    const host = openBrowser(room, owner);
    const hosting = await host.join({ displayName: 'Ada' });
    const getsIn = async () => (await callApi(GET_ROOM, { params: { name: room.slug }, jar: new Map() })).body.isLetIn;
    // On the way in is not there yet.
    expect(await getsIn()).toBe(false);
    expect((await grace.signal(place.id)).body).toMatchObject({ state: 'waiting' });
    await host.signalSession(hosting, { state: 'joined' });
    expect(await getsIn()).toBe(true);
    expect((await grace.signal(place.id)).body).toMatchObject({ state: 'admitted' });
    expect((await grace.join()).status).toBe(200);
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
    expect((await openBrowser(room).join()).status).toBe(200);
    await host.signalSession(hosting, { state: 'left' });
    expect((await openBrowser(room).join()).status).toBe(202);
    expect((await grace.join()).status).toBe(200);
  });

  it('is no host’s work where a guest is in the call', async () => {
    const room = await makeDoor({ door: 'host-first' });
    const first = openBrowser(room);
    await admit(room, await first.waitingId(), { as: owner });
    await first.signalSession(await first.join(), { state: 'joined' });
    expect((await openBrowser(room).join()).status).toBe(202);
  });
});

describe('a change of the door', () => {
  it('holds at once for whoever comes, and lets those in who wait when it is opened', async () => {
    const room = await makeDoor({ door: 'open' });
    const early = openBrowser(room);
    expect((await early.join()).status).toBe(200);
    await change(room, { door: 'ask' });
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    // Who was in the call may come back.
    expect((await early.join()).status).toBe(200);
    await change(room, { door: 'open' });
    expect((await grace.signal(id)).body).toMatchObject({ state: 'admitted' });
    expect((await grace.join()).status).toBe(200);
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
  });
});
