import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings';
import { sql } from '@/lib/data/sql';
import type { CallPass } from '@/lib/meetings/call-pass';
import { continueSession } from '@/lib/meetings/continue-session';
import { endMeeting } from '@/lib/meetings/end-meeting';
import { type Joined, joinRoom } from '@/lib/meetings/join-room';
import { planRelocations } from '@/lib/meetings/plan-relocations';
import { cancelRelocation, relocateMeeting } from '@/lib/meetings/relocate-meeting';
import { signalSession } from '@/lib/meetings/signal-session';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { setOverride } from '@/lib/migration/set-override';
import { processSingleton } from '@/lib/process-singleton';
import { getRoom } from '@/lib/rooms/get-room';
import { updateRoom } from '@/lib/rooms/update-room';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let beta: PlatformScript;
let admin: TestUser;
let caller: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeUser({ role: 'admin', email: 'ada@example.com' });
  caller = await makeCaller(admin);
  alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
  beta = registerScriptedPlatform('beta', { cloudRecording: true });
});

beforeEach(() => {
  forgetAnswers();
  for (const script of [alpha, beta]) {
    script.creates.length = 0;
    script.deleted.length = 0;
    script.account = 'account-1';
    script.answerCreate = async () => {};
    script.answerGrant = async () => {};
    script.isHealthy = true;
  }
});

/** Runs what is due, and the appointments of moves that come by then. */
async function runMovesUntil(until: Date) {
  await sql.query({
    text: `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'relocate-meeting:%' AND run_at <= $1`,
    values: [until],
  });
  return runJobsOnce({ now: () => until });
}

/** What platforms said of themselves a moment ago holds no more. */
const forgetAnswers = () => processSingleton('platform-answers', () => new Map()).clear();

interface Person extends CallPass {
  readonly joined: Joined;
}

async function enter(slug: string, displayName = 'Grace'): Promise<Person> {
  const joined = await joinRoom({ slug, input: { displayName }, actor: GUEST });
  return toPerson(joined);
}

async function toPerson(joined: Joined): Promise<Person> {
  const { id: sessionId, role } = joined.participant;
  const person = { joined, sessionId, meetingId: joined.meeting.id, role };
  await signal(person, 'joined');
  return person;
}

const signal = (person: Person, state: 'joined' | 'left') =>
  signalSession({ sessionId: person.sessionId, signal: { state }, passes: [person] });

const follow = async (person: Person) =>
  toPerson(await continueSession({ sessionId: person.sessionId, passes: [person] }));

/** As the page does once it shows the new call. */
async function swap(person: Person): Promise<Person> {
  const after = await follow(person);
  await signal(person, 'left');
  return after;
}

const move = (slug: string, platform = 'beta') =>
  setOverride({ actor: admin.actor, slug, input: { platform, waive: [] }, ifMatch: null });

const relocate = (meetingId: string, input = {}) =>
  relocateMeeting({ meetingId, actor: admin.actor, passes: [], input });

const lookAt = async (meetingId: string) =>
  (await callApi(GET_MEETING, { as: caller, params: { id: meetingId } })).body as Record<string, unknown>;

const auditOf = (roomId: string) =>
  sql.query<{ action: string; actor_name: string; reason: string | null }>({
    text: `SELECT action, actor_name, reason FROM audit_entries WHERE subject_id = $1 AND action LIKE 'meeting.%' ORDER BY id`,
    values: [roomId],
  });

describe('moving a call', () => {
  it('takes everybody along as who they are, tells their pages, and ends the old half when it is empty', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const [grace, host] = [
      await enter(slug),
      await toPerson(await joinRoom({ slug, input: { displayName: 'Ada' }, actor: admin.actor })),
    ];
    await move(slug);
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      waiting: { platform: 'beta', people: 2, relocateAt: null, since: expect.any(String) },
    });

    let newId = '';
    const changes = await hearChanges(async () => {
      newId = await relocate(grace.meetingId);
    });
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'meeting', meetingId: grace.meetingId }));
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'draining',
      people: 2,
      continuedBy: { id: newId, platform: 'beta' },
      relocation: { cause: 'requested' },
    });
    expect(await findMeeting(newId)).toMatchObject({ state: 'live', platform: 'beta', continuesId: grace.meetingId });
    // Newcomers are with those who follow.
    expect((await enter(slug, 'Newcomer')).meetingId).toBe(newId);

    const after = await swap(grace);
    expect(after).toMatchObject({ meetingId: newId, role: 'guest' });
    expect(after.joined.participant.displayName).toBe('Grace');
    // One gathering, each person once, wherever they are at this moment.
    expect((await getRoom({ slug, actor: GUEST })).live).toMatchObject({ meetingId: newId, people: 3 });
    expect(await lookAt(newId)).toMatchObject({ people: 3, continuesId: grace.meetingId });
    await runJobsOnce();
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'draining' });

    const hostAfter = await follow(host);
    expect(hostAfter.role).toBe('host');
    expect((await getRoom({ slug, actor: GUEST })).live?.people).toBe(3);
    await signal(host, 'left');
    await runJobsOnce();
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'moved' });
    expect(alpha.deleted).toEqual([grace.joined.meeting.vendorRoomName]);
    expect(beta.deleted).toEqual([]);
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocated', actor_name: 'ada@example.com', reason: null },
    ]);
  });

  it('keeps who is who to the vendor, and their answer to being recorded', async () => {
    const { slug } = await makeRoom({ platform: 'alpha', recording: 'cloud' });
    const grace = await toPerson(
      await joinRoom({ slug, input: { displayName: 'Grace', consent: false }, actor: GUEST }),
    );
    await move(slug);
    await relocate(grace.meetingId);
    const after = await follow(grace);
    const rows = await sql.query({
      text: `SELECT participant_id, recording_consent FROM participant_sessions WHERE id = ANY($1) ORDER BY created_at`,
      values: [[grace.sessionId, after.sessionId]],
    });
    expect(rows).toEqual(Array(2).fill({ participant_id: grace.sessionId, recording_consent: false }));
    expect(JSON.stringify(after.joined.embed)).toContain(`guest:${grace.sessionId}`);
  });

  it('still takes events of the half that people leave', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId);
    const roomName = grace.joined.meeting.vendorRoomName;
    const participant = {
      connectionId: 'c-1',
      participantId: grace.sessionId,
      displayName: 'Grace',
      isHost: false,
      isBot: false,
    };
    await sendEvents(
      'alpha',
      { type: 'participant-joined', roomName, at: new Date(Date.now() - 5_000), participant },
      { type: 'participant-left', roomName, at: new Date(), participant },
    );
    await runJobsOnce();
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'moved' });
  });

  it('changes nothing where no platform takes it', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    beta.answerCreate = failAsUnavailable('beta');
    alpha.answerCreate = failAsUnavailable('alpha');
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'no-platform' });
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', people: 1, relocation: null });
    await expect(follow(grace)).rejects.toMatchObject({ code: 'nothing-to-move' });
  });

  it('is made once, however many ask at once', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => relocate(grace.meetingId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(beta.creates).toHaveLength(1);
  });

  it('leaves nobody between two meetings where its reservation was lost meanwhile', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const states: unknown[] = [];
    beta.answerCreate = async () => {
      states.push((await lookAt(grace.meetingId)).state);
      if (states.length > 1) return;
      await sql.query({ text: `UPDATE meetings SET state = 'failed', lease_token = NULL WHERE state = 'creating'` });
    };
    const newId = await relocate(grace.meetingId);
    expect(states).toEqual(['live', 'live']);
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'draining', continuedBy: { id: newId } });
  });

  it('is at once where it was planned for later', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: new Date(Date.now() + 3_600_000).toISOString() });
    await relocate(grace.meetingId);
    const { relocation } = await lookAt(grace.meetingId);
    expect((relocation as { inSeconds: number }).inSeconds).toBeLessThan(60);
  });

  it('comes to nothing where the call is ended meanwhile', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    beta.answerCreate = async () => endMeeting({ meetingId: grace.meetingId, actor: admin.actor, passes: [] });
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'meeting-ended' });
    await runJobsOnce({ until: new Date(Date.now() + 10_000) });
    expect(beta.deleted).toContain(beta.creates[0]?.roomNamePrefix);
    expect((await getRoom({ slug, actor: GUEST })).live).toBeNull();
  });

  it('refuses guests, members, calls that are where they belong, and calls in which nobody is', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'nothing-to-move' });
    const asked = { meetingId: grace.meetingId, input: {} };
    await expect(relocateMeeting({ ...asked, actor: GUEST, passes: [grace] })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    const member = await makeUser();
    await expect(relocateMeeting({ ...asked, actor: member.actor, passes: [] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await move(slug);
    await signal(grace, 'left');
    await sql.query({ text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes'` });
    await expect(relocate(grace.meetingId)).rejects.toMatchObject({ code: 'nothing-to-move' });
  });

  it('lets nobody come along who has left, nor anybody else in their name', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    await move(slug);
    await relocate(grace.meetingId);
    await signal(grace, 'left');
    await expect(follow(grace)).rejects.toMatchObject({ code: 'session-over' });
    await expect(continueSession({ sessionId: linus.sessionId, passes: [grace] })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('ends for all in both halves at once', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const [grace, linus] = [await enter(slug), await enter(slug, 'Linus')];
    await move(slug);
    const newId = await relocate(grace.meetingId);
    const after = await swap(grace);
    await endMeeting({ meetingId: linus.meetingId, actor: admin.actor, passes: [] });
    for (const id of [newId, linus.meetingId]) {
      expect(await findMeeting(id)).toMatchObject({ state: 'ended', endReason: 'ended-for-all' });
    }
    await expect(follow(linus)).rejects.toMatchObject({ code: 'meeting-ended' });
    await runJobsOnce();
    expect([alpha.deleted.length, beta.deleted.length]).toEqual([1, 1]);
    expect(after.meetingId).toBe(newId);
  });
});

describe('a room that is renamed while people are in it', () => {
  it('changes nothing for them, and takes the next ones into the same call by both names', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const name = `${slug}-new`;
    await updateRoom({ actor: admin.actor, slug, changes: { name }, ifMatch: null });
    await signal(grace, 'joined');
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', room: name, people: 1 });
    for (const link of [slug, name]) expect((await enter(link, 'Linus')).meetingId).toBe(grace.meetingId);
    await move(name);
    await relocate(grace.meetingId);
    expect((await swap(grace)).joined.room.slug).toBe(name);
  });
});

describe('a vendor that ends a call itself', () => {
  it('ends it here as soon as a page says so and the vendor has no room any more', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    alpha.isRoomThere = async () => false;
    await signalSession({ sessionId: grace.sessionId, signal: { state: 'left', code: 'ended' }, passes: [grace] });
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'vendor-room-gone' });
    alpha.isRoomThere = null;
  });
});

describe('a move at a time', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('is told to the call, made by a job, and kept to the second that was said', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    const at = inMinutes(30);
    expect(await relocate(grace.meetingId, { at: at.toISOString() })).toBe(grace.meetingId);
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      relocation: { at: at.toISOString(), cause: 'requested' },
      waiting: { relocateAt: at.toISOString() },
    });
    await runJobsOnce();
    expect(beta.creates).toHaveLength(0);
    await runMovesUntil(at);
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'draining', relocation: { at: at.toISOString() } });
    expect((await auditOf(roomId)).map(({ action }) => action)).toEqual([
      'meeting.relocation-planned',
      'meeting.relocated',
    ]);
    expect((await auditOf(roomId)).at(-1)).toMatchObject({
      actor_name: 'Patchbay',
      reason: 'as ada@example.com had planned',
    });
  });

  it('can be called off, and changed', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: inMinutes(30).toISOString() });
    await relocate(grace.meetingId, { at: inMinutes(60).toISOString() });
    await runMovesUntil(inMinutes(31));
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'live' });
    await cancelRelocation({ meetingId: grace.meetingId, actor: admin.actor });
    await runMovesUntil(inMinutes(61));
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null });
    expect(beta.creates).toHaveLength(0);
  });

  it('is made although its job was lost', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: inMinutes(30).toISOString() });
    await sql.query({ text: 'DELETE FROM graphile_worker._private_jobs' });
    await planRelocations(inMinutes(32));
    await runMovesUntil(inMinutes(32));
    expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'draining' });
  });

  it('is given up where the room belongs to the call’s platform again', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await move(slug);
    await relocate(grace.meetingId, { at: inMinutes(30).toISOString() });
    await move(slug, 'alpha');
    await runMovesUntil(inMinutes(30));
    expect(await lookAt(grace.meetingId)).toMatchObject({ state: 'live', relocation: null });
    expect((await auditOf(roomId)).map(({ action }) => action)).toContain('meeting.relocation-cancelled');
  });

  it('wants a time that lies ahead', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    for (const at of [inMinutes(-1), inMinutes(60 * 24 * 8)]) {
      await expect(relocate(grace.meetingId, { at: at.toISOString() })).rejects.toMatchObject({
        code: 'invalid-request',
      });
    }
  });
});

describe('a vendor’s end that can’t be moved', () => {
  it('is counted down to, and the call goes on in another room of the same platform', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const end = new Date(Date.now() + 14 * 60_000);
    await sql.query({ text: 'UPDATE meetings SET vendor_end_date = $2 WHERE id = $1', values: [grace.meetingId, end] });
    await planRelocations(new Date());
    await planRelocations(new Date());
    expect(await lookAt(grace.meetingId)).toMatchObject({
      state: 'live',
      relocation: { at: end.toISOString(), cause: 'vendor-end' },
    });
    await expect(cancelRelocation({ meetingId: grace.meetingId, actor: admin.actor })).rejects.toMatchObject({
      code: 'nothing-to-move',
    });
    await runMovesUntil(end);
    expect(alpha.creates).toHaveLength(2);
    const after = await swap(grace);
    expect(after.joined.meeting).toMatchObject({ platform: 'alpha', continuesId: grace.meetingId });
    expect(after.joined.meeting.vendorEndDate.getTime()).toBeGreaterThan(end.getTime() + 3_600_000);
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocated', actor_name: 'Patchbay', reason: 'its room at the platform was about to end' },
    ]);
  });

  it('is waited for by nobody where nobody is in, and where the vendor can be asked for more time', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await signal(grace, 'left');
    await sql.query({
      text: `UPDATE meetings SET vendor_end_date = now() + interval '5 minutes' WHERE id = $1`,
      values: [grace.meetingId],
    });
    await planRelocations(new Date());
    expect(await lookAt(grace.meetingId)).toMatchObject({ relocation: null });

    await signal(grace, 'joined');
    alpha.extendRoom = async () => {};
    await planRelocations(new Date());
    expect(await lookAt(grace.meetingId)).toMatchObject({ relocation: null });
    alpha.extendRoom = null;
  });
});

describe('a platform that doesn’t answer', () => {
  it('is told of to whoever comes, with how many are inside, and moves nobody', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    await enter(slug, 'Linus');
    const look = async () => (await previewEntrance({ slug, actor: GUEST })).notice;
    forgetAnswers();
    expect(await look()).toBeNull();
    alpha.isHealthy = false;
    forgetAnswers();
    expect(await look()).toBe(
      '2 people are in this call on Alpha, which doesn’t answer at the moment. You can try to join them.',
    );
    expect((await enter(slug, 'Newcomer')).meetingId).toBe(grace.meetingId);
  });

  it('that is needed for a way in says so, instead of leading somebody elsewhere alone', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    alpha.answerGrant = failAsUnavailable('alpha');
    await expect(enter(slug, 'Linus')).rejects.toMatchObject({
      code: 'platform-unavailable',
      status: 503,
      details: { people: 1 },
    });
    alpha.answerGrant = async () => {};
    expect((await enter(slug, 'Linus')).meetingId).toBe(grace.meetingId);
    expect(beta.creates).toHaveLength(0);
  });

  it('may be left by a host, who takes everybody along, and by nobody while it answers', async () => {
    const { id: roomId, slug } = await makeRoom({ platform: 'alpha' });
    const grace = await enter(slug);
    const host: CallPass = { sessionId: grace.sessionId, meetingId: grace.meetingId, role: 'host' };
    const restart = () => relocateMeeting({ meetingId: grace.meetingId, actor: GUEST, passes: [host], input: {} });
    await expect(restart()).rejects.toMatchObject({ code: 'forbidden' });

    alpha.isHealthy = false;
    forgetAnswers();
    await restart();
    expect((await swap(grace)).joined.meeting).toMatchObject({ platform: 'beta', continuesId: grace.meetingId });
    expect(await auditOf(roomId)).toEqual([
      { action: 'meeting.relocated', actor_name: 'a host in the call', reason: 'its platform did not answer' },
    ]);
  });
});
