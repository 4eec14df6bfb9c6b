import { beforeAll, beforeEach, expect, it } from 'vitest';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { GET as GET_ROOM } from '@/app/api/v1/rooms/[name]/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { sweepMeetings } from '@/lib/meetings/ending/sweep-meetings';
import type { CallPass } from '@/lib/meetings/joining/call-pass';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { planRelocations } from '@/lib/meetings/relocation/plan-relocations';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

// Our clock only keeps empty meetings from being shared for ever. Nobody is put out by it, and nobody kept from joining
// those who are in.

setUpTestDatabase();

let alpha: PlatformScript;
let admin: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  alpha = registerScriptedPlatform('alpha');
});

beforeEach(() => {
  alpha.creates.length = 0;
  alpha.ended.length = 0;
});

async function enter(slug: string): Promise<CallPass> {
  const { meeting, participant } = await joinRoom({ slug, input: { displayName: 'Grace' }, actor: GUEST });
  const pass = { sessionId: participant.id, meetingId: meeting.id, role: participant.role };
  await signalSession({ sessionId: pass.sessionId, signal: { state: 'joined' }, passes: [pass] });
  return pass;
}

/** Our clock ran out an hour ago; the vendor's is far away. */
const runOver = (meetingId: string) =>
  sql.query({ text: `UPDATE meetings SET end_date = now() - interval '1 hour' WHERE id = $1`, values: [meetingId] });

const readRoom = async (slug: string) => (await callApi(GET_ROOM, { as: admin, params: { name: slug } })).body.live;
const readMeeting = async (id: string) => (await callApi(GET_MEETING, { as: admin, params: { id } })).body;

it('leaves a call with people in it alone, says that it overruns, and lets others join it', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  const grace = await enter(slug);
  expect(await readRoom(slug)).toMatchObject({ isOverrunning: false });
  await runOver(grace.meetingId);
  await sweepMeetings();
  await planRelocations(new Date());
  await runJobsOnce();

  expect(await readRoom(slug)).toMatchObject({ meetingId: grace.meetingId, isOverrunning: true, people: 1 });
  expect(await readMeeting(grace.meetingId)).toMatchObject({ state: 'live', isOverrunning: true, relocation: null });
  expect((await enter(slug)).meetingId).toBe(grace.meetingId);
  expect([alpha.creates.length, alpha.ended.length]).toEqual([1, 0]);
});

it('shares an empty one with nobody any more, also within its grace period', async () => {
  const { slug } = await makeRoom({ platform: 'alpha', graceSeconds: 3_600 });
  const grace = await enter(slug);
  await runOver(grace.meetingId);
  await signalSession({ sessionId: grace.sessionId, signal: { state: 'left' }, passes: [grace] });
  await sql.query({ text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes'` });
  expect(await readMeeting(grace.meetingId)).toMatchObject({ state: 'live', isOverrunning: false });

  const next = await enter(slug);
  expect(next.meetingId).not.toBe(grace.meetingId);
  expect(await findMeeting(grace.meetingId)).toMatchObject({ state: 'ended', endReason: 'superseded' });
});
