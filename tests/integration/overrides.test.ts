import { beforeAll, describe, expect, it } from 'vitest';
import { DELETE, GET, PUT } from '@/app/api/v1/rooms/[name]/override/route';
import { GET as GET_ROOM, PATCH } from '@/app/api/v1/rooms/[name]/route';
import { findRoomState } from '@/lib/data/rooms/room-states';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { makePlanBench } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let grace: TestUser;
let ada: TestUser;
let admin: ApiCaller;
let owner: ApiCaller;

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  ada = await makeUser();
  grace = await makeUser({ role: 'admin' });
  owner = await makeCaller(ada);
  admin = await makeCaller(grace);
});

const put = (name: string, body: unknown, as: ApiCaller | null = admin, ifMatch?: number) =>
  callApi(PUT, { as, params: { name }, body, ...(ifMatch === undefined ? {} : { ifMatch }) });
const get = (name: string, as: ApiCaller | null = admin) => callApi(GET, { as, params: { name } });
const lift = (name: string, as: ApiCaller | null = admin, ifMatch?: number) =>
  callApi(DELETE, { as, params: { name }, ...(ifMatch === undefined ? {} : { ifMatch }) });
const rowsOf = (roomId: string) =>
  sql.query({
    text: 'SELECT platform, lifted_at IS NOT NULL AS is_lifted FROM overrides WHERE room_id = $1 ORDER BY created_at',
    values: [roomId],
  });
const soon = () => new Date(Date.now() + 3_600_000).toISOString();

describe('moving a room by hand', () => {
  it('holds from now on, with who, note and end, and can be looked up', async () => {
    const { id, slug } = await makeRoom();
    const expiresAt = soon();
    const { status, body, headers } = await put(slug, { platform: 'alpha', note: 'Outage', expiresAt });
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"2"');
    expect(body).toMatchObject({ platform: 'alpha', note: 'Outage', expiresAt, waive: [], createdBy: 'API key test' });
    expect(body.changeId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get(slug)).body).toEqual(body);
    expect((await findRoomState(slug))?.override).toMatchObject({ platform: 'alpha' });
    const [kept] = await sql.query({ text: 'SELECT created_by_id FROM overrides WHERE room_id = $1', values: [id] });
    expect(kept).toEqual({ created_by_id: grace.id });
    // The home stays what it was.
    expect((await callApi(GET_ROOM, { params: { name: slug } })).body.platform).toBe('mock');
  });

  it('replaces an earlier move, which stays as history', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha' });
    const first = await put(slug, { platform: 'mock' });
    const second = await put(slug, { platform: 'alpha' });
    expect(await rowsOf(id)).toEqual([
      { platform: 'mock', is_lifted: true },
      { platform: 'alpha', is_lifted: false },
    ]);
    expect(second.body.changeId).not.toBe(first.body.changeId);
    // The same platform again, for example with another end, is fine.
    expect((await put(slug, { platform: 'alpha', expiresAt: soon() })).status).toBe(200);
  });

  it('keeps one move however many are made at the same moment', async () => {
    const { id, slug } = await makeRoom();
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(slug, { platform: 'alpha' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await rowsOf(id)).filter(({ is_lifted }) => !is_lifted)).toHaveLength(1);
  });

  it('is for administrators, the owner included among the others', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    for (const [as, status] of [
      [null, 401],
      [owner, 403],
    ] as const) {
      expect((await put(slug, { platform: 'alpha' }, as)).status).toBe(status);
      expect((await get(slug, as)).status).toBe(status);
      expect((await lift(slug, as)).status).toBe(status);
    }
  });

  it('is refused for a room or platform that is none, one that is not set up, and an end in the past', async () => {
    const { id, slug } = await makeRoom();
    expect((await put('no-such-room', { platform: 'alpha' })).body.code).toBe('room-not-found');
    expect((await put(slug, { platform: 'skype' })).body).toMatchObject({ code: 'invalid-request', status: 400 });
    const missing = await put(slug, { platform: 'jitsi' });
    expect(missing.body).toMatchObject({ code: 'platform-not-configured', status: 409, missing: ['JITSI_DOMAIN'] });
    const late = await put(slug, { platform: 'alpha', expiresAt: new Date(Date.now() - 1000).toISOString() });
    expect(late.body).toMatchObject({ status: 400, errors: [{ path: 'expiresAt' }] });
    expect((await put(slug, { platform: 'alpha', expiresAt: 'tomorrow' })).status).toBe(400);
    expect((await put(slug, {})).status).toBe(400);
    expect(await rowsOf(id)).toEqual([]);
  });

  it('is refused for a room that is pinned to its home, and allowed for one that merely prefers it', async () => {
    const pinned = await makeRoom({ pin: 'required' });
    const { status, body } = await put(pinned.slug, { platform: 'alpha' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'room-pinned' });
    expect(body.detail).toContain('Remove the pin and move');
    expect(await rowsOf(pinned.id)).toEqual([]);
    const preferring = await makeRoom({ pin: 'preferred' });
    expect((await put(preferring.slug, { platform: 'alpha' })).status).toBe(200);
  });

  it('is refused where the platform lacks what the room needs, unless that is waived by name', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha', recording: 'cloud', size: 200 });
    const { status, body } = await put(slug, { platform: 'mock' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'platform-cannot-take-room' });
    expect(body.needs).toEqual(['cloud-recording', 'size']);
    expect(body.detail).toContain('cloud recording');
    expect((await put(slug, { platform: 'mock', waive: ['sizes'] })).body).toMatchObject({
      status: 400,
      errors: [{ path: 'waive.0' }],
    });
    expect((await put(slug, { platform: 'mock', waive: ['size'] })).body.needs).toEqual(['cloud-recording']);
    expect(await rowsOf(id)).toEqual([]);
    const waived = await put(slug, { platform: 'mock', waive: ['size', 'cloud-recording'] });
    expect({ status: waived.status, waive: waived.body.waive }).toEqual({
      status: 200,
      waive: ['size', 'cloud-recording'],
    });
  });

  it('leaves people in a call where they are', async () => {
    const { id, slug } = await makeRoom();
    const meeting = await makeMeeting(id);
    await makeSession(meeting.id);
    await put(slug, { platform: 'alpha' });
    expect((await callApi(GET_ROOM, { params: { name: slug } })).body.live).toMatchObject({
      meetingId: meeting.id,
      platform: 'mock',
      state: 'live',
      people: 1,
    });
  });

  it('ends by itself when its time is over', async () => {
    const { id, slug } = await makeRoom();
    await put(slug, { platform: 'alpha', expiresAt: soon() });
    await sql.query({
      text: `UPDATE overrides SET expires_at = now() - interval '1 second' WHERE room_id = $1`,
      values: [id],
    });
    expect(await get(slug)).toMatchObject({ status: 200, body: null });
    expect((await lift(slug)).status).toBe(404);
    // What has expired doesn't stand in the way of the next.
    expect((await put(slug, { platform: 'alpha' })).status).toBe(200);
  });

  it('ends where the room is pinned to its home afterwards', async () => {
    const { id, slug } = await makeRoom();
    await put(slug, { platform: 'alpha' });
    await callApi(PATCH, { as: admin, params: { name: slug }, body: { pin: 'required' } });
    expect((await get(slug)).body).toBeNull();
    const [entry] = await sql.query({
      text: 'SELECT before, after FROM audit_entries WHERE subject_id = $1 ORDER BY id DESC LIMIT 1',
      values: [id],
    });
    expect(entry).toMatchObject({
      before: { pin: 'none', override: { platform: 'alpha' } },
      after: { pin: 'required', override: null },
    });
  });
});

describe('taking a move back', () => {
  it('puts the room back, once', async () => {
    const { id, slug } = await makeRoom();
    await put(slug, { platform: 'alpha' });
    expect((await lift(slug)).status).toBe(204);
    expect(await get(slug)).toMatchObject({ status: 200, body: null });
    expect((await lift(slug)).status).toBe(404);
    expect(await rowsOf(id)).toEqual([{ platform: 'alpha', is_lifted: true }]);
  });

  it('says of a room that isn’t moved by hand what holds for it', async () => {
    const { slug } = await makeRoom({ platform: 'mock' });
    const nothing = 'This room is not moved by hand, so there is nothing to take back. Its next meeting:';
    expect((await lift(slug)).body.detail).toBe(`${nothing} Demo, because it is this room’s home platform.`);
    const rule = { id: 'rule-1', from: ['mock'], to: 'alpha', when: { rooms: [slug] } };
    await makePlanBench(() => admin).putInForce({ rules: [rule] });
    expect((await lift(slug)).body.detail).toContain(`${nothing} Alpha, because rule 1`);
  });
});

describe('two administrators at one room', () => {
  it('tells the loser of a move, and of taking one back, what happened meanwhile', async () => {
    const { slug } = await makeRoom();
    expect((await put(slug, { platform: 'alpha' }, admin, 1)).status).toBe(200);
    const late = await put(slug, { platform: 'mock' }, admin, 1);
    expect(late.body).toMatchObject({
      code: 'changed-meanwhile',
      status: 412,
      before: { override: null },
      after: { override: { platform: 'alpha' } },
    });
    expect((await lift(slug, admin, 1)).status).toBe(412);
    expect((await lift(slug, admin, 2)).status).toBe(204);
  });
});

describe('the audit log', () => {
  it('holds a move and its end, each with before and after', async () => {
    const { id, slug } = await makeRoom();
    await put(slug, { platform: 'alpha', note: 'Because' });
    await lift(slug);
    const entries = await sql.query({
      text: 'SELECT action, before, after, reason FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      values: [id],
    });
    expect(entries).toMatchObject([
      {
        action: 'override.set',
        before: { override: null, version: 1 },
        after: { override: { platform: 'alpha' }, version: 2 },
        reason: 'Because',
      },
      {
        action: 'override.lifted',
        before: { override: { platform: 'alpha' }, version: 2 },
        after: { override: null, version: 3 },
      },
    ]);
  });
});
