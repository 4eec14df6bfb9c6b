import { beforeAll, describe, expect, it } from 'vitest';
import { POST as END } from '@/app/api/v1/meetings/[id]/end/route';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { DELETE as REVOKE } from '@/app/api/v1/rooms/[name]/host-links/[id]/route';
import { GET as GET_ROOM } from '@/app/api/v1/rooms/[name]/route';
import { GET as LIST_ROOMS } from '@/app/api/v1/rooms/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import type { Change } from '@/lib/events/change';
import { createHostLink } from '@/lib/rooms/create-host-link';
import { type ApiAnswer, type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { admit, admitAll, deny, listWaiting, openBrowser, placeOf } from '../support/door-visitor';
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

const meetingOf = (joined: ApiAnswer) => (joined.body.meeting as { id: string }).id;

describe('hosts at a door', () => {
  it('never holds hosts: not its owner, not an administrator, not the bearer of a host link', async () => {
    const room = await makeDoor();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const hostKey = new URL(link.url).hash.replace('#host=', '');
    const admin = await makeCaller(await makeUser({ role: 'admin' }));
    expect((await openBrowser(room, owner).join()).status).toBe(200);
    expect((await openBrowser(room, admin).join()).status).toBe(200);
    expect((await openBrowser(room).join({ hostKey })).status).toBe(200);
    expect((await openBrowser(room, stranger).join()).status).toBe(202);
  });

  it('takes a host link also from somebody who waits, who leaves the line by it', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await grace.waitingId();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const joined = await grace.join({ hostKey: new URL(link.url).hash.replace('#host=', '') });
    expect(joined.body.participant).toMatchObject({ role: 'host' });
    expect((await listWaiting(room, { as: owner })).body.items).toEqual([]);
  });

  it('is answered by its hosts only: the owner, and the hosts in the call that goes on', async () => {
    const room = await makeDoor();
    const elsewhere = await makeDoor();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const host = openBrowser(room);
    const joined = await host.join({ displayName: 'Chair', hostKey: new URL(link.url).hash.replace('#host=', '') });
    const hostElsewhere = openBrowser(elsewhere, owner);
    await hostElsewhere.join({ displayName: 'Other chair' });
    const guest = openBrowser(room);
    await admit(room, await guest.waitingId(), { as: owner });
    expect((await guest.join()).status).toBe(200);
    const id = await openBrowser(room).waitingId();

    for (const by of [{}, { jar: guest.jar }, { jar: hostElsewhere.jar }]) {
      expect((await listWaiting(room, by)).status).toBe(401);
      expect((await admit(room, id, by)).status).toBe(401);
      expect((await deny(room, id, by)).status).toBe(401);
      expect((await admitAll(room, by)).status).toBe(401);
    }
    expect((await admit(room, id, { as: stranger })).status).toBe(403);
    // Not through another room's door either.
    expect((await admit(elsewhere, id, { as: owner })).body.code).toBe('waiting-person-not-found');

    expect((await listWaiting(room, { jar: host.jar })).body.items).toMatchObject([{ id }]);
    expect((await admit(room, id, { jar: host.jar })).status).toBe(200);

    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    expect((await listWaiting(room, { jar: host.jar })).status).toBe(401);
  });

  it('takes the say from whoever came by a host link, once that is taken back', async () => {
    const room = await makeDoor();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const host = openBrowser(room);
    const joined = await host.join({ hostKey: new URL(link.url).hash.replace('#host=', '') });
    const id = await openBrowser(room).waitingId();
    expect((await listWaiting(room, { jar: host.jar })).status).toBe(200);
    await callApi(REVOKE, { as: owner, params: { name: room.slug, id: link.id } });
    const refused = await admit(room, id, { jar: host.jar });
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('was taken back') } });
    expect((await listWaiting(room, { jar: host.jar })).status).toBe(403);
    const end = await callApi(END, { jar: host.jar, params: { id: meetingOf(joined) } });
    expect(end.status).toBe(403);
  });

  it.each([
    ['taken back', 'revoked_at = now()'],
    ['expired', `expires_at = now() - interval '1 second'`],
  ])('has whoever only a host link let in ask like everybody else, once it is %s', async (_, change) => {
    const room = await makeDoor();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const helen = openBrowser(room);
    await helen.signalSession(await helen.join({ hostKey: new URL(link.url).hash.replace('#host=', '') }), {
      state: 'joined',
    });
    // While it opens the door, its bearer comes back with or without it.
    expect((await helen.join()).status).toBe(200);
    const admitted = openBrowser(room);
    await admit(room, await admitted.waitingId(), { as: owner });
    await admitted.join();

    await sql.query({ text: `UPDATE host_links SET ${change} WHERE id = $1`, values: [link.id] });
    expect((await helen.join()).status).toBe(202);
    expect((await admitted.join()).status).toBe(200);
    // Let in by a host, she is one of those who come back.
    await admit(room, placeOf(await helen.join()).id, { as: owner });
    expect([(await helen.join()).status, (await helen.join()).status]).toEqual([200, 200]);
  });

  it('tells their page and everybody who waits when a host link is taken back', async () => {
    const room = await makeDoor();
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const host = openBrowser(room);
    const joined = await host.join({ hostKey: new URL(link.url).hash.replace('#host=', '') });
    await host.signalSession(joined, { state: 'joined' });
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    const rightsOf = async (by: Parameters<typeof listWaiting>[1]) =>
      (await callApi(GET_MEETING, { ...by, params: { id: meetingOf(joined) } })).body.hostRights;
    expect([await rightsOf({ jar: host.jar }), await rightsOf({ as: owner })]).toEqual(['held', 'held']);
    expect((await grace.signal(id)).body.message).toContain('A host of this call sees');

    const changes = await hearChanges(() => callApi(REVOKE, { as: owner, params: { name: room.slug, id: link.id } }));
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: meetingOf(joined) }));
    const toAllWhoWait = changes.find((change) => (change as Change).topic === 'door');
    expect(toAllWhoWait).toMatchObject({ room: room.slug });
    expect(toAllWhoWait).not.toHaveProperty('waitingId');
    expect([await rightsOf({ jar: host.jar }), await rightsOf({ as: owner })]).toEqual(['revoked', 'held']);
    expect((await grace.signal(id)).body.message).toContain('No host is in the call yet');

    // Somebody who is still a host is one, whatever became of the link of another.
    const chair = openBrowser(room, owner);
    await chair.signalSession(await chair.join(), { state: 'joined' });
    expect((await grace.signal(id)).body.message).toContain('A host of this call sees');
  });

  it('doesn’t begin a call that waits for a host with somebody whose host link was taken back', async () => {
    const room = await makeDoor({ door: 'host-first' });
    const link = await createHostLink({ actor: ada.actor, slug: room.slug, input: {} });
    const host = openBrowser(room);
    await host.signalSession(await host.join({ hostKey: new URL(link.url).hash.replace('#host=', '') }), {
      state: 'joined',
    });
    expect((await openBrowser(room).join()).status).toBe(200);
    await callApi(REVOKE, { as: owner, params: { name: room.slug, id: link.id } });
    const newcomer = openBrowser(room);
    const runs = { isUnderWay: true, message: expect.stringContaining('People are in this call, but no host is.') };
    const place = placeOf(await newcomer.join());
    expect(place).toMatchObject(runs);
    expect((await newcomer.signal(place.id)).body).toMatchObject(runs);
  });
});

describe('what is told of a door', () => {
  it('is how many wait, to who has a say there, and nothing to everybody else', async () => {
    const room = await makeDoor();
    await openBrowser(room).join({ displayName: 'Grace Hopper of Arlington' });
    const counts = [];
    for (const as of [owner, stranger, null]) {
      const one = await callApi(GET_ROOM, { as, params: { name: room.slug } });
      const rooms = await callApi(LIST_ROOMS, { as, query: { search: room.slug } });
      counts.push([one.body.waitingPeople, rooms.body.items?.[0]?.waitingPeople]);
      expect(JSON.stringify([one.body, rooms.body])).not.toContain('Grace');
    }
    expect(counts).toEqual([
      [1, 1],
      [null, null],
      [null, null],
    ]);
  });

  it('names the one whom it concerns, and no name', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    let id = '';
    const changes = await hearChanges(async () => {
      id = await grace.waitingId();
      await grace.waitingId();
      await admit(room, id, { as: owner });
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
