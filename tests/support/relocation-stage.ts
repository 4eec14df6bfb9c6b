import { beforeAll, beforeEach } from 'vitest';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { type Actor, GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import type { CallPass } from '@/lib/meetings/joining/call-pass';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import type { Joined } from '@/lib/meetings/joining/joined';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { continueSession } from '@/lib/meetings/relocation/continue-session';
import { relocateMeeting } from '@/lib/meetings/relocation/relocate-meeting';
import { setOverride } from '@/lib/migration/overrides/set-override';
import { processSingleton } from '@/lib/process-singleton';
import { type ApiCaller, callApi, makeCaller } from './api-client';
import { makeUser, type TestUser } from './factories';
import { runJobsOnce } from './run-jobs-once';
import { registerScriptedPlatform } from './scripted-platform';
import { setUpTestDatabase } from './test-database';

export const alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
export const beta = registerScriptedPlatform('beta', { cloudRecording: true });
registerScriptedPlatform('gamma');

let administrator: TestUser;
let caller: ApiCaller;

/** A database with an administrator, and platforms that take whatever comes. Called once by each file of tests. */
export function setUpRelocations(): void {
  setUpTestDatabase();

  beforeAll(async () => {
    await ensureInstallation();
    administrator = await makeUser({ role: 'admin', email: 'ada@example.com' });
    caller = await makeCaller(administrator);
  });

  beforeEach(async () => {
    forgetAnswers();
    await sql.query({ text: 'DELETE FROM platform_states' });
    for (const script of [alpha, beta]) {
      script.creates.length = 0;
      script.deleted.length = 0;
      script.account = 'account-1';
      script.answerCreate = async () => {};
      script.answerGrant = async () => {};
      script.isHealthy = true;
      script.answerHealth = async () => {};
    }
  });
}

/** The administrator who moves calls. */
export const admin = (): Actor => administrator.actor;

/** Runs what is due, and the appointments of moves that come by then. */
export async function runMovesUntil(until: Date) {
  await sql.query({
    text: `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'relocate-meeting:%' AND run_at <= $1`,
    values: [until],
  });
  return runJobsOnce({ now: () => until });
}

/** What platforms said of themselves a moment ago holds no more. */
export const forgetAnswers = () => processSingleton('platform-answers', () => new Map()).clear();

export interface Person extends CallPass {
  readonly joined: Joined;
}

export async function enter(slug: string, displayName = 'Grace'): Promise<Person> {
  const joined = await joinRoom({ slug, input: { displayName }, actor: GUEST });
  return toPerson(joined);
}

export async function toPerson(joined: Joined): Promise<Person> {
  const { id: sessionId, role } = joined.participant;
  const person = { joined, sessionId, meetingId: joined.meeting.id, role };
  await signal(person, 'joined');
  return person;
}

export const signal = (person: Person, state: 'joined' | 'left') =>
  signalSession({ sessionId: person.sessionId, signal: { state }, passes: [person] });

export const follow = async (person: Person) =>
  toPerson(await continueSession({ sessionId: person.sessionId, passes: [person] }));

/** As the page does once it shows the new call. */
export async function swap(person: Person): Promise<Person> {
  const after = await follow(person);
  await signal(person, 'left');
  return after;
}

export const move = (slug: string, platform = 'beta') =>
  setOverride({ actor: admin(), slug, input: { platform, waive: [] }, ifMatch: null });

export const relocate = (meetingId: string, input = {}) =>
  relocateMeeting({ meetingId, actor: admin(), passes: [], input });

export const lookAt = async (meetingId: string) =>
  (await callApi(GET_MEETING, { as: caller, params: { id: meetingId } })).body as Record<string, unknown>;

/** Null while the platform takes meetings. */
export async function secondsLeftAlone(platform: string): Promise<number | null> {
  const [row] = await sql.query<{ seconds: number | null }>({
    text: `SELECT extract(epoch FROM breaker_open_until - now())::float8 AS seconds FROM platform_states WHERE platform = $1`,
    values: [platform],
  });
  return row?.seconds ?? null;
}

export const auditOf = (roomId: string) =>
  sql.query<{ action: string; actor_name: string; reason: string | null }>({
    text: `SELECT action, actor_name, reason FROM audit_entries WHERE subject_id = $1 AND action LIKE 'meeting.%' ORDER BY id`,
    values: [roomId],
  });
