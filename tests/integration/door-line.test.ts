import { beforeAll, describe, expect, it } from 'vitest';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { PATCH } from '@/app/api/v1/rooms/[name]/route';
import { POST as SIGNAL } from '@/app/api/v1/rooms/[name]/waiting/[id]/signal/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { sweepWaiting } from '@/lib/door/sweep-waiting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { admit, admitAll, listWaiting, makeGone, openBrowser, placeOf } from '../support/door-visitor';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let owner: ApiCaller;
let stranger: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha', { cloudRecording: true });
  ada = await makeUser({ name: 'Ada Lovelace' });
  owner = await makeCaller(ada);
  stranger = await makeCaller(await makeUser());
});

const makeDoor = (values: Parameters<typeof makeRoom>[0] = {}) =>
  makeRoom({ platform: 'alpha', ownerId: ada.id, door: 'ask', ...values });

describe('a place in line', () => {
  it('is kept over a reload, shared by tabs of one browser and by one account, and is nobody else’s', async () => {
    const room = await makeDoor();
    const first = openBrowser(room);
    const id = await first.waitingId();
    const second = openBrowser(room);
    const secondId = await second.waitingId();
    expect(await first.waitingId()).toBe(id);
    expect(secondId).not.toBe(id);
    expect((await listWaiting(room, { as: owner })).body.items?.map((person) => person.id)).toEqual([id, secondId]);
    const phone = openBrowser(room, stranger);
    expect(await phone.waitingId()).toBe(await openBrowser(room, stranger).waitingId());
    // Only its own browser speaks for it.
    expect((await second.signal(id)).status).toBe(403);
    expect((await openBrowser(room).signal(id, { state: 'left' })).status).toBe(403);
  });

  it('holds at one door only', async () => {
    const [room, elsewhere] = [await makeDoor(), await makeDoor()];
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await admit(room, id, { as: owner });
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

  it('tells what its room is called by now, by which its changes are told', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const place = placeOf(await grace.join());
    expect(place).toMatchObject({ room: room.slug });
    await callApi(PATCH, { as: owner, params: { name: room.slug }, body: { name: `${room.slug}-new` } });
    expect((await grace.signal(place.id)).body).toMatchObject({ state: 'waiting', room: `${room.slug}-new` });
    const changes = await hearChanges(() => admit(room, place.id, { as: owner }));
    expect(changes).toEqual([expect.objectContaining({ topic: 'door', room: `${room.slug}-new` })]);
  });

  it('can’t be made up', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    const forged = openBrowser(room);
    await forged.waitingId();
    const [name = '', value = ''] = [...forged.jar][0] ?? [];
    forged.jar.set(name, value.replace(/^[^.]+/, id));
    expect((await forged.signal(id)).status).toBe(403);
    await admit(room, id, { as: owner });
    expect((await forged.join()).status).toBe(202);
  });

  it('is given up by leaving, and lost by silence', async () => {
    const room = await makeDoor();
    const [leaver, silent] = [openBrowser(room), openBrowser(room)];
    const leaverId = await leaver.waitingId();
    const silentId = await silent.waitingId();
    expect((await leaver.signal(leaverId, { state: 'left' })).status).toBe(204);
    expect((await listWaiting(room, { as: owner })).body.items).toMatchObject([{ id: silentId }]);
    await makeGone(silentId);
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
    expect((await silent.signal(silentId)).body.code).toBe('waiting-person-not-found');
    expect((await admit(room, silentId, { as: owner })).status).toBe(404);
    const changes = await hearChanges(sweepWaiting);
    expect(changes).toEqual([expect.objectContaining({ topic: 'door', room: room.slug })]);
  });

  it('lasts 45 seconds without a sign, longer behind other pages, and 15 after a goodbye', async () => {
    const room = await makeDoor();
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
    const room = await makeDoor();
    await sql.query({
      text: `INSERT INTO waiting_people (room_id, display_name, gone_at) SELECT $1, 'x', now() + interval '1 hour' FROM generate_series(1, 100)`,
      values: [room.id],
    });
    expect(await openBrowser(room).join()).toMatchObject({ status: 429, body: { limit: 'room' } });
    await sql.query({
      text: 'DELETE FROM waiting_people WHERE id = (SELECT id FROM waiting_people WHERE room_id = $1 LIMIT 1)',
      values: [room.id],
    });
    expect((await openBrowser(room).join()).status).toBe(202);
  });

  it('is refused to one address that fills half the line, and to one that asks over and over', async () => {
    const room = await makeDoor();
    const askFrom = (address: string) =>
      joinRoom({ slug: room.slug, input: { displayName: 'Grace' }, actor: GUEST, address }).catch(
        (error: { code?: string; details?: { limit?: string } }) =>
          `${error.code} ${error.details?.limit ?? ''}`.trim(),
      );
    for (let count = 0; count < 50; count += 1) expect(await askFrom('203.0.113.7')).toBe('must-wait');
    expect(await askFrom('203.0.113.7')).toBe('too-many-requests address');
    expect(await askFrom('198.51.100.1')).toBe('must-wait');
    // Whoever leaves and asks again makes the hosts' bars ring each time.
    await sql.query({ text: 'DELETE FROM waiting_people WHERE room_id = $1', values: [room.id] });
    for (let count = 0; count < 50; count += 1) expect(await askFrom('203.0.113.7')).toBe('must-wait');
    await sql.query({ text: 'DELETE FROM waiting_people WHERE room_id = $1', values: [room.id] });
    expect(await askFrom('203.0.113.7')).toBe('too-many-requests address');
  });

  it('is everybody’s at once where a host lets all in, but nobody’s whom the host hasn’t seen', async () => {
    const room = await makeDoor();
    const [one, two, three] = [openBrowser(room), openBrowser(room), openBrowser(room)];
    const ids = [await one.waitingId(), await two.waitingId()];
    await three.waitingId();
    const some = await admitAll(room, { as: owner }, ids);
    expect(some.body.items).toHaveLength(2);
    expect([(await one.join()).status, (await two.join()).status, (await three.join()).status]).toEqual([
      200, 200, 202,
    ]);
    await admitAll(room, { as: owner });
    expect((await three.join()).status).toBe(200);
  });

  it('ends with the room, and where the room is closed to its person', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await callApi(PATCH, { as: owner, params: { name: room.slug }, body: { visibility: 'private' } });
    let refused = 0;
    const changes = await hearChanges(async () => {
      refused = (await grace.signal(id)).status;
    });
    expect(refused).toBe(401);
    // Its hosts see at once that nobody waits any more.
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
    expect(changes).toEqual([expect.objectContaining({ topic: 'door', room: room.slug, waitingId: id })]);
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [room.id] });
    expect((await grace.signal(id)).body.code).toBe('room-not-found');
  });
});
