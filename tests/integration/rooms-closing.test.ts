import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as GET_ADMIN_ROOM } from '@/app/api/v1/admin/rooms/[name]/route';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { POST as MOVE_MANY } from '@/app/api/v1/overrides/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { POST as RESTORE } from '@/app/api/v1/rooms/[name]/restore/route';
import { DELETE, GET } from '@/app/api/v1/rooms/[name]/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { endEmptyMeeting } from '@/lib/meetings/ending/end-empty-meeting';
import { sweepMeetings } from '@/lib/meetings/ending/sweep-meetings';
import { type CallPass, signCallPass } from '@/lib/meetings/joining/call-pass';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { type ApiCaller, type CookieJar, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let admin: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  alpha = registerScriptedPlatform('alpha');
});

beforeEach(() => {
  alpha.deleted.length = 0;
});

const remove = (name: string, when?: string) =>
  callApi(DELETE, { as: admin, params: { name }, ...(when ? { query: { when } } : {}) });
const get = (name: string) => callApi(GET, { as: admin, params: { name } });

async function enter(slug: string, callPasses: readonly CallPass[] = []): Promise<CallPass> {
  const { meeting, participant } = await joinRoom({ slug, input: { displayName: 'Grace' }, actor: GUEST, callPasses });
  const pass = { sessionId: participant.id, meetingId: meeting.id, role: participant.role };
  await signal(pass, 'joined');
  return pass;
}

const signal = (pass: CallPass, state: 'joined' | 'left') =>
  signalSession({ sessionId: pass.sessionId, signal: { state }, passes: [pass] });

/** They leave, and a minute passes. */
async function leaveForGood(pass: CallPass): Promise<void> {
  await signal(pass, 'left');
  await passTime(pass, 61);
}

/** As if nobody had been in for so much longer. */
async function passTime({ meetingId }: CallPass, seconds: number): Promise<void> {
  await sql.query({
    text: `UPDATE meetings SET empty_since = empty_since - make_interval(secs => $2) WHERE id = $1`,
    values: [meetingId, seconds],
  });
  await endEmptyMeeting(meetingId);
  await runJobsOnce();
}

/** A room in which one person is, and whose grace period is long. */
async function openCall() {
  const { id, slug } = await makeRoom({ platform: 'alpha', graceSeconds: 3_600 });
  return { id, slug, grace: await enter(slug) };
}

const auditOf = (roomId: string) =>
  sql.query<{ action: string; actor_name: string; reason: string | null }>({
    text: `SELECT action, actor_name, reason FROM audit_entries WHERE subject_id = $1 ORDER BY id`,
    values: [roomId],
  });

describe('deleting a room with people in it, when it is empty', () => {
  it('lets them stay and nobody else in, and is done soon after the last one leaves, whatever the grace period', async () => {
    const { id, slug, grace } = await openCall();
    const linus = await enter(slug);
    expect((await remove(slug)).body).toMatchObject({ code: 'room-in-use', people: 2 });
    expect((await remove(slug, 'empty')).status).toBe(204);
    expect((await get(slug)).body).toMatchObject({ isClosing: true, live: { people: 2 } });
    await expect(enter(slug)).rejects.toMatchObject({ code: 'room-closing', status: 409 });

    // Somebody whose page was reloaded is no newcomer.
    await signal(linus, 'left');
    const again = await enter(slug, [linus]);
    expect(again.meetingId).toBe(grace.meetingId);
    await signal(grace, 'left');
    await runJobsOnce();
    expect((await get(slug)).body).toMatchObject({ isClosing: true, live: { people: 1 } });

    // Also the page of the last one may be loaded anew.
    await signal(again, 'left');
    await passTime(again, 50);
    expect((await get(slug)).body).toMatchObject({ isClosing: true, live: { people: 0 } });
    const last = await enter(slug, [again]);
    expect(last.meetingId).toBe(grace.meetingId);

    await leaveForGood(last);
    expect((await get(slug)).status).toBe(404);
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'empty' });
    expect(alpha.deleted).toHaveLength(1);
    expect(await auditOf(id)).toEqual([
      { action: 'room.closing', actor_name: 'API key test', reason: null },
      {
        action: 'room.deleted',
        actor_name: 'Patchbay',
        reason: 'as API key test had asked for, once its call was over',
      },
    ]);
  });

  it('says so to whoever looks: since when, and to administrators who asked for it', async () => {
    const { slug, grace } = await openCall();
    const look = async () => {
      const call = (as: ApiCaller | null, jar?: CookieJar) =>
        callApi(GET_MEETING, { as, params: { id: grace.meetingId }, ...(jar ? { jar } : {}) });
      return {
        room: (await get(slug)).body,
        listed: (await callApi(GET_ADMIN_ROOM, { as: admin, params: { name: slug } })).body,
        inCall: (await call(null, new Map([['patchbay_call_1', signCallPass(grace)]]))).body,
        administrator: (await call(admin)).body,
      };
    };
    const none = { closing: null };
    expect(await look()).toMatchObject({ room: none, listed: none, inCall: none, administrator: none });

    const changes = await hearChanges(() => remove(slug, 'empty'));
    // Also to the pages in the call of a room that isn't open to them otherwise.
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    const known = { closing: { since: expect.any(String), by: 'API key test' } };
    expect(await look()).toMatchObject({
      room: known,
      listed: { ...known, waiting: null },
      inCall: { closing: { since: expect.any(String), by: null } },
      administrator: known,
    });
  });

  it('leaves no next meeting: nothing waits for the call, and the room can’t be moved', async () => {
    registerScriptedPlatform('beta');
    const { slug, grace } = await openCall();
    const move = () => callApi(MOVE, { as: admin, params: { name: slug }, body: { platform: 'beta' } });
    expect((await move()).status).toBe(200);
    const waiting = async () =>
      (await callApi(GET_MEETING, { as: admin, params: { id: grace.meetingId } })).body.waiting;
    expect(await waiting()).toMatchObject({ platform: 'beta' });
    await remove(slug, 'empty');
    expect(await waiting()).toBeNull();
    const refused = await move();
    expect(refused).toMatchObject({ status: 409, body: { code: 'room-closing' } });
    expect(refused.body.detail).toContain('Keep the room');
    const { body } = await callApi(MOVE_MANY, { as: admin, body: { rooms: [slug], platform: 'beta', dryRun: true } });
    expect(body.rooms).toMatchObject([{ result: 'blocked', code: 'room-closing' }]);
  });

  it('can be undone before and after', async () => {
    const { id, slug, grace } = await openCall();
    const undo = () => callApi(RESTORE, { as: admin, params: { name: slug } });
    await remove(slug, 'empty');
    expect((await undo()).body).toMatchObject({ isClosing: false });
    const newcomer = await enter(slug);
    expect(newcomer.meetingId).toBe(grace.meetingId);
    for (const pass of [grace, newcomer]) await leaveForGood(pass);
    expect((await get(slug)).status).toBe(200);

    await signal(grace, 'joined');
    await remove(slug, 'empty');
    await leaveForGood(grace);
    expect((await get(slug)).status).toBe(404);
    expect((await undo()).body).toMatchObject({ isClosing: false });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'room.closing',
      'room.kept',
      'room.closing',
      'room.deleted',
      'room.restored',
    ]);
  });

  it('is at once where nobody is in', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    expect((await remove(slug, 'empty')).status).toBe(204);
    expect((await get(slug)).status).toBe(404);
  });

  it('is done although its job was lost', async () => {
    const { slug, grace } = await openCall();
    await remove(slug, 'empty');
    await signal(grace, 'left');
    await sql.query({
      text: `UPDATE meetings SET state = 'ended', ended_at = now() WHERE id = $1`,
      values: [grace.meetingId],
    });
    await sql.query({ text: 'DELETE FROM graphile_worker._private_jobs' });
    await sweepMeetings();
    await runJobsOnce();
    expect((await get(slug)).status).toBe(404);
  });
});
