import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as END } from '@/app/api/v1/meetings/[id]/end/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { sweepWaiting } from '@/lib/door/sweep-waiting';
import { type ApiAnswer, type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { admit, deny, listWaiting, makeGone, openBrowser, placeOf } from '../support/door-visitor';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
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

  it('goes along with a call that is moved to another platform', async () => {
    const room = await makeDoor();
    const grace = openBrowser(room);
    await admit(room, await grace.waitingId(), { as: owner });
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
});
