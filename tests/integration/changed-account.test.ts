import { beforeAll, beforeEach, expect, it } from 'vitest';
import { GUEST, SYSTEM } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { sql } from '@/lib/data/sql';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { getMeeting } from '@/lib/meetings/get-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { getRoom } from '@/lib/rooms/get-room';
import { makeRoom } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha');
});

beforeEach(() => {
  alpha.creates.length = 0;
  alpha.deleted.length = 0;
  alpha.account = 'account-1';
  alpha.answerCreate = async () => {};
});

const join = (slug: string) => joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });

async function enter(slug: string) {
  const joined = await join(slug);
  const pass = { sessionId: joined.participant.id, meetingId: joined.meeting.id, role: joined.participant.role };
  await signalSession({ sessionId: pass.sessionId, signal: { state: 'joined' }, passes: [pass] });
  return { meetingId: joined.meeting.id, leave: () => signalLeft(pass) };
}

async function signalLeft(pass: Parameters<typeof signalSession>[0]['passes'][number]) {
  await signalSession({ sessionId: pass.sessionId, signal: { state: 'left' }, passes: [pass] });
  await sql.query({
    text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes' WHERE meeting_id = $1`,
    values: [pass.meetingId],
  });
}

it('gives nobody a grant of another account: those inside stay, newcomers get a continuation, both are one gathering', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  const { meetingId } = await enter(slug);
  await enter(slug);
  alpha.account = 'account-2';

  const newcomer = await join(slug);
  expect(newcomer.meeting).toMatchObject({ account: 'account-2', continuesId: meetingId, state: 'live' });
  // Nobody is moved; who wants to be with the others may go along.
  expect(await findMeeting(meetingId)).toMatchObject({ state: 'draining', account: 'account-1', relocateAt: null });
  expect((await join(slug)).meeting.id).toBe(newcomer.meeting.id);
  expect((await getRoom({ slug, actor: GUEST })).live).toMatchObject({ people: 2, meetingId: newcomer.meeting.id });

  // And the old account is asked for nothing.
  const { id: sessionId, role } = newcomer.participant;
  await signalSession({
    sessionId,
    signal: { state: 'joined' },
    passes: [{ sessionId, role, meetingId: newcomer.meeting.id }],
  });
  await endMeeting({ meetingId: newcomer.meeting.id, actor: SYSTEM, passes: [] });
  expect(await findMeeting(meetingId)).toMatchObject({ state: 'ended', endReason: 'ended-for-all' });
  await runJobsOnce();
  expect(alpha.deleted).toEqual([newcomer.meeting.vendorRoomName]);
});

it('goes on as before where another key of the same account is set', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  const { meetingId } = await enter(slug);
  alpha.account = 'account-2';
  alpha.account = 'account-1';
  expect((await join(slug)).meeting.id).toBe(meetingId);
});

it('lets newcomers into the continuation however many calls were begun from where they come', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  await enter(slug);
  const address = '203.0.113.7';
  const comeFrom = async (name: string) =>
    joinRoom({ slug: name, input: { displayName: 'Ada' }, actor: GUEST, address });
  for (let count = 0; count < 60; count += 1) await comeFrom((await makeRoom({ platform: 'alpha' })).slug);
  const fresh = (await makeRoom({ platform: 'alpha' })).slug;
  await expect(comeFrom(fresh)).rejects.toMatchObject({ code: 'too-many-requests' });
  alpha.account = 'account-2';

  // A create that fails gives nothing back, as it took nothing.
  alpha.answerCreate = failAsUnavailable('alpha');
  await expect(comeFrom(slug)).rejects.toMatchObject({ code: 'no-platform' });
  alpha.answerCreate = async () => {};
  await sql.query({ text: 'DELETE FROM platform_states' });
  await expect(comeFrom(fresh)).rejects.toMatchObject({ code: 'too-many-requests' });
  expect((await comeFrom(slug)).meeting).toMatchObject({ account: 'account-2', state: 'live' });
  await expect(comeFrom(fresh)).rejects.toMatchObject({ code: 'too-many-requests' });
});

it('says how many are inside where no platform takes their continuation', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  await enter(slug);
  await enter(slug);
  alpha.account = 'account-2';
  alpha.answerCreate = failAsUnavailable('alpha');
  await expect(join(slug)).rejects.toMatchObject({
    code: 'no-platform',
    status: 503,
    message: expect.stringMatching(/^2 people are in this call, .* You get in as soon as they have left\.$/),
    details: { people: 2 },
    retryAfterSeconds: 10,
  });
});

it('lets newcomers into a new call of the new account once nobody is in the old one', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  const { meetingId, leave } = await enter(slug);
  alpha.account = 'account-2';
  await leave();

  const { meeting } = await join(slug);
  expect(meeting).toMatchObject({ platform: 'alpha', account: 'account-2' });
  expect(meeting.id).not.toBe(meetingId);
  await runJobsOnce();
  expect(alpha.deleted).toEqual([]);
});

it('remembers the account that a call was made in, not the one it was reserved in', async () => {
  const { id, slug } = await makeRoom({ platform: 'alpha' });
  await sql.query({
    text: `INSERT INTO meetings (room_id, platform, state, account, vendor_room_name, settings, lease_token, lease_expires_at, end_date)
           VALUES ($1, 'alpha', 'creating', 'account-1', 'left-behind', '{}', gen_random_uuid(), now() - interval '1 second', now() + interval '8 hours')`,
    values: [id],
  });
  alpha.account = 'account-2';
  expect((await join(slug)).meeting).toMatchObject({ vendorRoomName: 'left-behind', account: 'account-2' });
  expect((await join(slug)).meeting.state).toBe('live');
});

it('lets newcomers go on elsewhere where the keys were taken away, and keeps who is inside', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  const { meetingId } = await enter(slug);
  registerScriptedPlatform('alpha', { missing: ['ALPHA_API_KEY'] });
  await expect(join(slug)).rejects.toMatchObject({ code: 'no-platform', details: { people: 1 } });
  expect(await findMeeting(meetingId)).toMatchObject({ state: 'live' });

  registerScriptedPlatform('beta');
  expect(await previewEntrance({ slug, actor: GUEST })).toMatchObject({
    platform: 'beta',
    notice:
      'One person is in this call on Alpha, where nobody else can be let in any more. You go on in a new part of it on Beta, and they may follow.',
  });
  expect((await join(slug)).meeting).toMatchObject({ platform: 'beta', continuesId: meetingId });
  expect(await findMeeting(meetingId)).toMatchObject({ state: 'draining' });
  const notice = async () => (await previewEntrance({ slug, actor: GUEST })).notice;
  expect(await notice()).toBe(
    'One person is in the earlier part of this call on Alpha, and can’t be met there any more. You join its new part on Beta, where nobody is yet; they may follow.',
  );
  const second = await enter(slug);
  expect(await notice()).toContain('on Beta, where one person is already; they may follow.');
  // And in the call everybody reads who is where.
  expect(await getMeeting({ meetingId: second.meetingId, actor: SYSTEM, passes: [] })).toMatchObject({
    people: 2,
    otherParts: [{ platform: 'alpha', people: 1 }],
  });
});
