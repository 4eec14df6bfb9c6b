import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as END } from '@/app/api/v1/meetings/[id]/end/route';
import { GET as GET_ROOM, PATCH as PATCH_ROOM } from '@/app/api/v1/rooms/[name]/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { sweepWaiting } from '@/lib/door/sweep-waiting';
import { type ApiAnswer, type ApiCaller, type CookieJar, callApi, makeCaller } from '../support/api-client';
import { admit, deny, listWaiting, makeGone, openBrowser, placeOf } from '../support/door-visitor';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let ada: TestUser;
let owner: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
  ada = await makeUser({ name: 'Ada Lovelace' });
  owner = await makeCaller(ada);
});

beforeEach(async () => {
  alpha.creates.length = 0;
  alpha.answerCreate = async () => {};
});

const makeDoor = (values: Parameters<typeof makeRoom>[0] = {}) =>
  makeRoom({ platform: 'alpha', ownerId: ada.id, door: 'ask', ...values });

const meetingOf = (joined: ApiAnswer) => (joined.body.meeting as { id: string }).id;

/** As a relocation leaves it, with the old part over. */
async function moveCall(meetingId: string): Promise<void> {
  await sql.query({ text: `UPDATE meetings SET state = 'draining' WHERE id = $1`, values: [meetingId] });
  await sql.query({
    text: `INSERT INTO meetings (room_id, platform, state, account, vendor_room_name, settings, end_date, vendor_end_date, continues_id)
             SELECT room_id, platform, 'live', account, 'continuation-' || id, settings, end_date, vendor_end_date, id FROM meetings WHERE id = $1`,
    values: [meetingId],
  });
  await sql.query({
    text: `UPDATE meetings SET state = 'ended', ended_at = now(), end_reason = 'relocated' WHERE id = $1`,
    values: [meetingId],
  });
}

describe('what a host decided', () => {
  it('keeps whoever was in the call until that is over; after "End for all" they ask anew', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await admit(room, id, { as: owner });
    const joined = await grace.join();
    // They drop and come back, also under another name, and long after the answer of the host has run out.
    await makeGone(id);
    await sweepWaiting();
    expect((await grace.join({ displayName: 'Grace Hopper' })).status).toBe(200);
    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    expect((await grace.join()).status).toBe(202);
  });

  it('forgets whom it let in where the call was ended for all before they came', async () => {
    const room = await makeDoor();
    const [before, during, after] = [openBrowser(room), openBrowser(room), openBrowser(room)];
    // One is let in before there is a call, one into it, and one who waited all along after it.
    await admit(room, await before.waitingId(), { as: owner });
    const joined = await openBrowser(room, owner).join();
    await admit(room, await during.waitingId(), { as: owner });
    const afterId = await after.waitingId();
    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    await admit(room, afterId, { as: owner });
    expect([(await before.join()).status, (await during.join()).status, (await after.join()).status]).toEqual([
      202, 202, 200,
    ]);
  });

  it('is told to the one whom it concerns before they join again, and to nobody else', async () => {
    const room = await makeDoor();
    const isLetIn = async ({ jar }: { jar?: CookieJar } = {}, as: ApiCaller | null = null) =>
      (await callApi(GET_ROOM, { as, params: { name: room.slug }, ...(jar ? { jar } : {}) })).body.isLetIn;
    const [grace, alan] = [openBrowser(room), openBrowser(room)];
    const id = await grace.waitingId();
    await alan.waitingId();
    expect(await isLetIn(grace)).toBe(false);
    await admit(room, id, { as: owner });
    expect([await isLetIn(grace), await isLetIn(alan), await isLetIn()]).toEqual([true, false, false]);
    const joined = await grace.join();
    await makeGone(id);
    expect([await isLetIn(grace), await isLetIn(alan)]).toEqual([true, false]);
    // Whoever never waits there is told nothing of it; an open door keeps nobody.
    expect(await isLetIn({}, owner)).toBeUndefined();
    await callApi(PATCH_ROOM, { as: owner, params: { name: room.slug }, body: { settings: { door: 'open' } } });
    expect(await isLetIn(grace)).toBeUndefined();
    // Somebody who walked in meanwhile needn't ask once they are inside.
    await alan.join();
    await callApi(PATCH_ROOM, { as: owner, params: { name: room.slug }, body: { settings: { door: 'ask' } } });
    expect([await isLetIn(alan), await isLetIn()]).toEqual([true, false]);
    await callApi(END, { as: owner, params: { id: meetingOf(joined) } });
    expect([await isLetIn(grace), await isLetIn(alan)]).toEqual([false, false]);
  });

  it('is told to an account on any of its devices', async () => {
    const room = await makeDoor();
    const mary = await makeCaller(await makeUser());
    const id = await openBrowser(room, mary).waitingId();
    await admit(room, id, { as: owner });
    const asked = await callApi(GET_ROOM, { as: mary, params: { name: room.slug } });
    expect(asked.body.isLetIn).toBe(true);
  });

  it('goes along with a call that is moved to another platform', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId(), { as: owner });
    const first = meetingOf(await grace.join());
    await moveCall(first);
    const again = await grace.join();
    expect(again.status).toBe(200);
    expect(meetingOf(again)).not.toBe(first);
  });

  it('lets in who was named, and asks again about somebody who comes in under another name', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    await admit(room, id, { as: owner });
    expect(placeOf(await grace.join({ displayName: 'Mallory' })).id).toBe(id);
    expect((await listWaiting(room, { as: owner })).body.items).toMatchObject([{ id, displayName: 'Mallory' }]);
  });

  it('turns somebody away kindly, who may ask again after a while', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    const id = await grace.waitingId();
    expect((await deny(room, id, { as: owner })).body).toMatchObject({ state: 'denied' });
    expect((await grace.signal(id)).body).toMatchObject({
      state: 'denied',
      message: expect.stringMatching(/^A host didn’t let you in this time/),
      askAgainInSeconds: expect.toSatisfy((seconds: number) => seconds > 110 && seconds <= 120),
    });
    const refused = await grace.join();
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-admitted' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await admit(room, id, { as: owner })).status).toBe(404);
    await makeGone(id);
    expect(placeOf(await grace.join()).id).not.toBe(id);
  });

  it('lets whoever was turned away in where the door is opened since, and tells their page that it is', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await deny(room, await grace.waitingId(), { as: owner });
    expect((await grace.join()).status).toBe(403);
    const changes = await hearChanges(() =>
      callApi(PATCH_ROOM, { as: owner, params: { name: room.slug }, body: { settings: { door: 'open' } } }),
    );
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'room', room: room.slug, visibility: 'open' }));
    const seen = await callApi(GET_ROOM, { jar: grace.jar, params: { name: room.slug } });
    expect(seen.body).toMatchObject({ settings: { door: 'open' }, isClosing: false });
    expect((await grace.join()).status).toBe(200);
  });

  it('keeps an admission while no platform can take the call', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId(), { as: owner });
    alpha.answerCreate = failAsUnavailable('alpha');
    expect((await grace.join()).body.code).toBe('no-platform');
    alpha.answerCreate = async () => {};
    expect((await grace.join()).status).toBe(200);
  });

  it('is over for somebody whom a host took out of the call: they ask again', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId(), { as: owner });
    const joined = await grace.join();
    await grace.signalSession(joined, { state: 'joined' });
    await grace.signalSession(joined, { state: 'left', code: 'removed' });
    expect((await grace.join()).status).toBe(202);
  });

  it('is over for them also in a call that was moved since they were let in', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId(), { as: owner });
    await moveCall(meetingOf(await grace.join()));
    const joined = await grace.join();
    await grace.signalSession(joined, { state: 'joined' });
    await grace.signalSession(joined, { state: 'left', code: 'removed' });
    expect((await grace.join()).status).toBe(202);
  });
});
