import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as END } from '@/app/api/v1/meetings/[id]/end/route';
import { DELETE as REVOKE } from '@/app/api/v1/rooms/[name]/host-links/[id]/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { POST as OPEN } from '@/app/api/v1/rooms/[name]/meeting/route';
import { PATCH } from '@/app/api/v1/rooms/[name]/route';
import { POST as ADMIT } from '@/app/api/v1/rooms/[name]/waiting/[id]/admit/route';
import { POST as DENY } from '@/app/api/v1/rooms/[name]/waiting/[id]/deny/route';
import { POST as SIGNAL } from '@/app/api/v1/rooms/[name]/waiting/[id]/signal/route';
import { POST as ADMIT_ALL } from '@/app/api/v1/rooms/[name]/waiting/all/admit/route';
import { GET as WAITING } from '@/app/api/v1/rooms/[name]/waiting/route';
import { POST as SESSION_SIGNAL } from '@/app/api/v1/sessions/[id]/signal/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { sweepWaiting } from '@/lib/door/sweep-waiting';
import { createHostLink } from '@/lib/rooms/create-host-link';
import { type ApiAnswer, type ApiCaller, type CookieJar, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let ada: TestUser;
let owner: ApiCaller;
let stranger: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha');
  ada = await makeUser({ name: 'Ada Lovelace' });
  owner = await makeCaller(ada);
  stranger = await makeCaller(await makeUser());
});

beforeEach(async () => {
  alpha.creates.length = 0;
  alpha.answerCreate = async () => {};
  await sql.query({ text: 'TRUNCATE rate_limits' });
});

type Door = 'open' | 'ask' | 'host-first';

const makeDoor = (door: Door, values: Parameters<typeof makeRoom>[0] = {}) =>
  makeRoom({ platform: 'alpha', ownerId: ada.id, door, ...values });

/** A browser of its own. */
interface Browser {
  readonly jar: CookieJar;
  join(body?: Record<string, unknown>): Promise<ApiAnswer>;
  signal(id: unknown, body?: Record<string, unknown>): Promise<ApiAnswer>;
  waitingId(): Promise<string>;
}

function openBrowser(room: TestRoom, as: ApiCaller | null = null): Browser {
  const jar: CookieJar = new Map();
  const join: Browser['join'] = (body = {}) =>
    callApi(JOIN, { as, jar, params: { name: room.slug }, body: { displayName: 'Grace', ...body } });
  return {
    jar,
    join,
    signal: (id, body = { state: 'waiting' }) =>
      callApi(SIGNAL, { as, jar, params: { name: room.slug, id: String(id) }, body }),
    waitingId: async () => placeOf(await join()).id,
  };
}

function placeOf(answer: ApiAnswer): { id: string; state: string; door: string; message: string } {
  expect(answer.status).toBe(202);
  return answer.body.waiting as { id: string; state: string; door: string; message: string };
}

const list = (room: TestRoom, by: { as?: ApiCaller | null; jar?: CookieJar }) =>
  callApi(WAITING, { ...by, params: { name: room.slug } });
const admit = (room: TestRoom, id: string, by: { as?: ApiCaller | null; jar?: CookieJar } = { as: owner }) =>
  callApi(ADMIT, { ...by, params: { name: room.slug, id } });
const deny = (room: TestRoom, id: string, by: { as?: ApiCaller | null; jar?: CookieJar } = { as: owner }) =>
  callApi(DENY, { ...by, params: { name: room.slug, id } });
const change = (room: TestRoom, settings: Record<string, unknown>) =>
  callApi(PATCH, { as: owner, params: { name: room.slug }, body: { settings } });

async function countOf(table: 'meetings' | 'decisions' | 'participant_sessions', room: TestRoom): Promise<number> {
  const where =
    table === 'participant_sessions' ? 'meeting_id IN (SELECT id FROM meetings WHERE room_id = $1)' : 'room_id = $1';
  const [row] = await sql.query<{ n: number }>({
    text: `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
    values: [room.id],
  });
  return row?.n ?? -1;
}

/** Somebody's page says that it is in the call. */
async function comeIn(browser: Browser, joined: ApiAnswer): Promise<void> {
  const { id } = joined.body.participant as { id: string };
  const answer = await callApi(SESSION_SIGNAL, { jar: browser.jar, params: { id }, body: { state: 'joined' } });
  expect(answer.status).toBe(204);
}

const meetingOf = (joined: ApiAnswer) => (joined.body.meeting as { id: string }).id;

const makeSilent = (waitingId: string) =>
  sql.query({ text: 'UPDATE waiting_people SET gone_at = now() WHERE id = $1', values: [waitingId] });

describe('a door where a host lets people in', () => {
  it('holds a guest outside: no meeting, no decision, no session, no grant, and nothing of the vendor', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const answer = await grace.join();
    const place = placeOf(answer);
    expect(place).toEqual({
      id: expect.any(String),
      door: 'ask',
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
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    expect((await list(room, { as: owner })).body.items).toEqual([
      { id, displayName: 'Grace', isSignedIn: false, state: 'waiting', since: expect.any(String) },
    ]);
    expect((await admit(room, id)).body).toMatchObject({ id, state: 'admitted' });
    expect(alpha.creates).toHaveLength(0);
    expect((await grace.signal(id)).body).toMatchObject({ state: 'admitted' });
    const joined = await grace.join();
    expect(joined.status).toBe(200);
    expect(joined.body.participant).toMatchObject({ role: 'guest', displayName: 'Grace' });
    expect(alpha.creates).toHaveLength(1);
    expect((await list(room, { as: owner })).body.items).toEqual([]);
  });

  it('never holds hosts: not its owner, not an administrator, not the bearer of a host link', async () => {
    const room = await makeDoor('ask');
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const hostKey = new URL(link.url).hash.replace('#host=', '');
    const admin = await makeCaller(await makeUser({ role: 'admin' }));
    expect((await openBrowser(room, owner).join()).status).toBe(200);
    expect((await openBrowser(room, admin).join()).status).toBe(200);
    expect((await openBrowser(room).join({ hostKey })).status).toBe(200);
    expect((await openBrowser(room, stranger).join()).status).toBe(202);
  });

  it('takes a host link also from somebody who waits, who leaves the line by it', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    await grace.waitingId();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const joined = await grace.join({ hostKey: new URL(link.url).hash.replace('#host=', '') });
    expect(joined.body.participant).toMatchObject({ role: 'host' });
    expect((await list(room, { as: owner })).body.items).toEqual([]);
  });

  it('is answered by its hosts only: the owner, and the hosts in the call that goes on', async () => {
    const room = await makeDoor('ask');
    const elsewhere = await makeDoor('ask');
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const host = openBrowser(room);
    const joined = await host.join({ displayName: 'Chair', hostKey: new URL(link.url).hash.replace('#host=', '') });
    const hostElsewhere = openBrowser(elsewhere, owner);
    await hostElsewhere.join({ displayName: 'Other chair' });
    const guest = openBrowser(room);
    await admit(room, await guest.waitingId());
    expect((await guest.join()).status).toBe(200);
    const id = await openBrowser(room).waitingId();

    for (const by of [{}, { jar: guest.jar }, { jar: hostElsewhere.jar }]) {
      expect((await list(room, by)).status).toBe(401);
      expect((await admit(room, id, by)).status).toBe(401);
      expect((await deny(room, id, by)).status).toBe(401);
      expect((await callApi(ADMIT_ALL, { ...by, params: { name: room.slug } })).status).toBe(401);
    }
    expect((await admit(room, id, { as: stranger })).status).toBe(403);
    // Not through another room's door either.
    expect((await admit(elsewhere, id)).body.code).toBe('waiting-person-not-found');

    expect((await list(room, { jar: host.jar })).body.items).toMatchObject([{ id }]);
    expect((await admit(room, id, { jar: host.jar })).status).toBe(200);

    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    expect((await list(room, { jar: host.jar })).status).toBe(401);
  });

  it('takes the say from whoever came by a host link, once that is taken back', async () => {
    const room = await makeDoor('ask');
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const host = openBrowser(room);
    const joined = await host.join({ hostKey: new URL(link.url).hash.replace('#host=', '') });
    const id = await openBrowser(room).waitingId();
    expect((await list(room, { jar: host.jar })).status).toBe(200);
    await callApi(REVOKE, { as: owner, params: { name: room.slug, id: link.id } });
    const refused = await admit(room, id, { jar: host.jar });
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('was taken back') } });
    expect((await list(room, { jar: host.jar })).status).toBe(403);
    const end = await callApi(END, { jar: host.jar, params: { id: meetingOf(joined) } });
    expect(end.status).toBe(403);
  });

  it('keeps whoever was in the call until that is over; after "End for all" they ask anew', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await admit(room, id);
    const joined = await grace.join();
    // They drop and come back, also under another name, and long after the answer of the host has run out.
    await makeSilent(id);
    await sweepWaiting();
    expect((await grace.join({ displayName: 'Grace Hopper' })).status).toBe(200);
    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    expect((await grace.join()).status).toBe(202);
  });

  it('forgets whom it let in where the call was ended for all before they came', async () => {
    const room = await makeDoor('ask');
    const host = openBrowser(room, owner);
    const joined = await host.join();
    const inCall = openBrowser(room);
    await admit(room, await inCall.waitingId());
    const early = openBrowser(room);
    const earlyId = await early.waitingId();
    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    await admit(room, earlyId);
    expect((await inCall.join()).status).toBe(202);
    expect((await early.join()).status).toBe(200);
  });

  it('goes along with a call that is moved to another platform', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId());
    const first = meetingOf(await grace.join());
    await sql.query({ text: `UPDATE meetings SET state = 'draining' WHERE id = $1`, values: [first] });
    await sql.query({
      text: `INSERT INTO meetings (room_id, platform, state, account, vendor_room_name, settings, end_date, vendor_end_date, continues_id)
             SELECT room_id, platform, 'live', account, 'continuation-' || id, settings, end_date, vendor_end_date, id FROM meetings WHERE id = $1`,
      values: [first],
    });
    await sql.query({
      text: `UPDATE meetings SET state = 'ended', ended_at = now(), end_reason = 'relocated' WHERE id = $1`,
      values: [first],
    });
    const again = await grace.join();
    expect(again.status).toBe(200);
    expect(meetingOf(again)).not.toBe(first);
  });

  it('lets in who was named, and asks again about somebody who comes in under another name', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await admit(room, id);
    expect(placeOf(await grace.join({ displayName: 'Mallory' })).id).toBe(id);
    expect((await list(room, { as: owner })).body.items).toMatchObject([{ id, displayName: 'Mallory' }]);
  });

  it('turns somebody away kindly, who may ask again after a while', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    expect((await deny(room, id)).body).toMatchObject({ state: 'denied' });
    expect((await grace.signal(id)).body).toMatchObject({
      state: 'denied',
      message: expect.stringMatching(/^A host didn’t let you in this time/),
      askAgainInSeconds: expect.toSatisfy((seconds: number) => seconds > 110 && seconds <= 120),
    });
    const refused = await grace.join();
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-admitted' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await admit(room, id)).status).toBe(404);
    await makeSilent(id);
    expect(placeOf(await grace.join()).id).not.toBe(id);
  });

  it('asks about being recorded before anybody waits', async () => {
    const room = await makeDoor('ask', { recording: 'cloud' });
    alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
    const grace = openBrowser(room);
    expect((await grace.join()).body.code).toBe('consent-required');
    expect(await countOf('meetings', room)).toBe(0);
    expect((await list(room, { as: owner })).body.items).toEqual([]);
    expect((await grace.join({ consent: false })).status).toBe(202);
  });

  it('keeps an admission while no platform can take the call', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId());
    alpha.answerCreate = failAsUnavailable('alpha');
    expect((await grace.join()).body.code).toBe('no-platform');
    alpha.answerCreate = async () => {};
    expect((await grace.join()).status).toBe(200);
  });

  it('begins no meeting for whoever can’t wait', async () => {
    const room = await makeDoor('ask');
    for (const as of [null, stranger]) {
      const answer = await callApi(OPEN, { as, params: { name: room.slug } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'must-wait', door: 'ask' } });
    }
    expect(await countOf('meetings', room)).toBe(0);
    expect((await callApi(OPEN, { as: owner, params: { name: room.slug } })).status).toBe(200);
  });
});

describe('a place in line', () => {
  it('is kept over a reload, shared by tabs of one browser and by one account, and is nobody else’s', async () => {
    const room = await makeDoor('ask');
    const first = openBrowser(room);
    const id = await first.waitingId();
    const second = openBrowser(room);
    const secondId = await second.waitingId();
    expect(await first.waitingId()).toBe(id);
    expect(secondId).not.toBe(id);
    expect((await list(room, { as: owner })).body.items?.map((person) => person.id)).toEqual([id, secondId]);
    const phone = openBrowser(room, stranger);
    expect(await phone.waitingId()).toBe(await openBrowser(room, stranger).waitingId());
    // Only its own browser speaks for it.
    expect((await second.signal(id)).status).toBe(403);
    expect((await openBrowser(room).signal(id, { state: 'left' })).status).toBe(403);
  });

  it('holds at one door only', async () => {
    const [room, elsewhere] = [await makeDoor('ask'), await makeDoor('ask')];
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await admit(room, id);
    const there = await callApi(JOIN, {
      jar: grace.jar,
      params: { name: elsewhere.slug },
      body: { displayName: 'Grace' },
    });
    expect(placeOf(there).id).not.toBe(id);
    expect(
      (await callApi(SIGNAL, { jar: grace.jar, params: { name: elsewhere.slug, id }, body: { state: 'waiting' } }))
        .status,
    ).toBe(403);
  });

  it('can’t be made up', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    const forged = openBrowser(room);
    await forged.waitingId();
    const [name = '', value = ''] = [...forged.jar][0] ?? [];
    forged.jar.set(name, value.replace(/^[^.]+/, id));
    expect((await forged.signal(id)).status).toBe(403);
    await admit(room, id);
    expect((await forged.join()).status).toBe(202);
  });

  it('is given up by leaving, and lost by silence', async () => {
    const room = await makeDoor('ask');
    const [leaver, silent] = [openBrowser(room), openBrowser(room)];
    const leaverId = await leaver.waitingId();
    const silentId = await silent.waitingId();
    expect((await leaver.signal(leaverId, { state: 'left' })).status).toBe(204);
    expect((await list(room, { as: owner })).body.items).toMatchObject([{ id: silentId }]);
    await makeSilent(silentId);
    expect((await list(room, { as: owner })).body.items).toEqual([]);
    expect((await silent.signal(silentId)).body.code).toBe('waiting-person-not-found');
    expect((await admit(room, silentId)).status).toBe(404);
    const changes = await hearChanges(sweepWaiting);
    expect(changes).toEqual([expect.objectContaining({ topic: 'door', room: room.slug })]);
  });

  it('lasts 45 seconds without a sign, longer behind other pages, and 15 after a goodbye', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    const secondsLeft = async () => {
      const [row] = await sql.query<{ seconds: number }>({
        text: 'SELECT extract(epoch FROM gone_at - now())::float8 AS seconds FROM waiting_people WHERE id = $1',
        values: [id],
      });
      return row?.seconds ?? 0;
    };
    for (const [signal, seconds] of [
      [{ state: 'waiting' }, 45],
      [{ state: 'waiting', isHidden: true }, 150],
      [{ state: 'leaving' }, 15],
    ] as const) {
      await grace.signal(id, signal);
      expect(Math.abs((await secondsLeft()) - seconds)).toBeLessThan(5);
    }
  });

  it('is refused where very many wait', async () => {
    const room = await makeDoor('ask');
    await sql.query({
      text: `INSERT INTO waiting_people (room_id, display_name, gone_at) SELECT $1, 'x', now() + interval '1 hour' FROM generate_series(1, 100)`,
      values: [room.id],
    });
    expect(await openBrowser(room).join()).toMatchObject({ status: 429, body: { limit: 'room' } });
    await sql.query({ text: 'DELETE FROM waiting_people WHERE id = (SELECT min(id::text)::uuid FROM waiting_people)' });
    expect((await openBrowser(room).join()).status).toBe(202);
  });

  it('is everybody’s at once where a host lets all in, but nobody’s whom the host hasn’t seen', async () => {
    const room = await makeDoor('ask');
    const [one, two, three] = [openBrowser(room), openBrowser(room), openBrowser(room)];
    const ids = [await one.waitingId(), await two.waitingId()];
    await three.waitingId();
    const some = await callApi(ADMIT_ALL, { as: owner, params: { name: room.slug }, body: { ids } });
    expect(some.body.items).toHaveLength(2);
    expect([(await one.join()).status, (await two.join()).status, (await three.join()).status]).toEqual([
      200, 200, 202,
    ]);
    await callApi(ADMIT_ALL, { as: owner, params: { name: room.slug } });
    expect((await three.join()).status).toBe(200);
  });

  it('ends with the room, and where the room is closed to its person', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await callApi(PATCH, { as: owner, params: { name: room.slug }, body: { visibility: 'private' } });
    expect((await grace.signal(id)).status).toBe(401);
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [room.id] });
    expect((await grace.signal(id)).body.code).toBe('room-not-found');
  });
});

describe('a door where guests wait for a host', () => {
  it('opens for everybody as soon as a host is in the call, and for newcomers only while one is', async () => {
    const room = await makeDoor('host-first');
    const grace = openBrowser(room);
    const place = placeOf(await grace.join());
    expect(place.message).toBe('This call begins when a host is there. You get in by yourself then.');
    const host = openBrowser(room, owner);
    const hosting = await host.join({ displayName: 'Ada' });
    // On the way in is not there yet.
    expect((await grace.signal(place.id)).body).toMatchObject({ state: 'waiting' });
    await comeIn(host, hosting);
    expect((await grace.signal(place.id)).body).toMatchObject({ state: 'admitted' });
    expect((await grace.join()).status).toBe(200);
    expect((await list(room, { as: owner })).body.items).toEqual([]);
    expect((await openBrowser(room).join()).status).toBe(200);
    await callApi(SESSION_SIGNAL, {
      jar: host.jar,
      params: { id: (hosting.body.participant as { id: string }).id },
      body: { state: 'left' },
    });
    expect((await openBrowser(room).join()).status).toBe(202);
    expect((await grace.join()).status).toBe(200);
  });

  it('is no host’s work where a guest is in the call', async () => {
    const room = await makeDoor('host-first');
    const first = openBrowser(room);
    await admit(room, await first.waitingId());
    await comeIn(first, await first.join());
    expect((await openBrowser(room).join()).status).toBe(202);
  });
});

describe('a change of the door', () => {
  it('holds at once for whoever comes, and lets those in who wait when it is opened', async () => {
    const room = await makeDoor('open');
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
    expect((await list(room, { as: owner })).body.items).toEqual([]);
  });
});

describe('what is told of a door', () => {
  it('names the one whom it concerns, and no name', async () => {
    const room = await makeDoor('ask');
    const grace = openBrowser(room);
    let id = '';
    const changes = await hearChanges(async () => {
      id = await grace.waitingId();
      await grace.waitingId();
      await admit(room, id);
    });
    const told = {
      topic: 'door',
      room: room.slug,
      roomId: room.id,
      ownerId: ada.id,
      visibility: 'open',
      waitingId: id,
    };
    expect(changes).toEqual([told, told]);
  });
});
