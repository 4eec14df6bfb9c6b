import { beforeAll, beforeEach, expect, it } from 'vitest';
import { POST as RELOCATE } from '@/app/api/v1/meetings/[id]/relocate/route';
import { GET as GET_FIGURES } from '@/app/api/v1/overview/figures/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { listRefusedJoins } from '@/lib/data/meetings/refused-joins';
import { insertVendorCalls } from '@/lib/data/platforms/vendor-calls';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { failAs, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const KEY = { name: 'ALPHA_API_KEY', isRequired: true, isSecret: true } as const;
const refuse = failAs('alpha', 'unauthorised', 'answered 401');

let owner: TestUser;
let asAdmin: ApiCaller;
let asOwner: ApiCaller;
let alpha: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  owner = await makeUser();
  asOwner = await makeCaller(owner);
  asAdmin = await makeCaller(await makeUser({ role: 'admin' }));
  alpha = registerScriptedPlatform('alpha', { settings: [KEY] });
  registerScriptedPlatform('beta');
});

beforeEach(async () => {
  alpha.isHealthy = true;
  alpha.answerGrant = async () => {};
  alpha.answerCreate = async () => {};
  await sql.query({ text: 'TRUNCATE platform_states, rooms CASCADE' });
});

const join = (slug: string, as: ApiCaller | null) =>
  callApi(JOIN, { as, params: { name: slug }, body: { displayName: 'Ada' } });

/** A room on Alpha whose meeting is open, with one person in it or nobody. */
async function openRoom(people: 0 | 1) {
  const { slug } = await makeRoom({ platform: 'alpha', ownerId: owner.id });
  const { meeting, participant } = await joinRoom({ slug, input: { displayName: 'Ben' }, actor: GUEST });
  const pass = { sessionId: participant.id, meetingId: meeting.id, role: participant.role };
  await signalSession({ sessionId: pass.sessionId, signal: { state: 'joined' }, passes: [pass] });
  if (people === 0) {
    await signalSession({ sessionId: pass.sessionId, signal: { state: 'left' }, passes: [pass] });
    await sql.query({
      text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes' WHERE meeting_id = $1`,
      values: [meeting.id],
    });
  }
  return { slug, meetingId: meeting.id };
}

it('lets a host in as an ordinary participant where only a host’s way in needs the key, and says so', async () => {
  const { slug, meetingId } = await openRoom(1);
  alpha.answerGrant = async (role) => (role === 'host' ? refuse() : undefined);
  const [byGuest, byAdmin, byOwner] = [await join(slug, null), await join(slug, asAdmin), await join(slug, asOwner)];
  for (const { status, body } of [byGuest, byAdmin, byOwner]) {
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { meeting: { id: meetingId }, embed: { url: expect.stringContaining('token=guest:') } },
    });
  }
  expect(byGuest.body.notice).toBeNull();
  expect(byAdmin.body.notice).toBe(
    'You are an ordinary participant on Alpha: Alpha refused ALPHA_API_KEY. You can’t do there what only hosts can until that is mended.',
  );
  expect(byOwner.body.notice).toContain('ordinary participant on Alpha');
  expect(byOwner.body.notice).not.toContain('KEY');
  // To us they are a host as before, who may let people in and end the call.
  expect(byAdmin.body.participant).toMatchObject({ role: 'host' });
});

it('starts a new meeting elsewhere where nobody is in the one whose platform lets nobody in', async () => {
  const { slug, meetingId } = await openRoom(0);
  alpha.answerGrant = refuse;
  alpha.answerCreate = refuse;
  expect(await join(slug, asAdmin)).toMatchObject({ status: 200, body: { meeting: { platform: 'beta' } } });
  expect(await findMeeting(meetingId)).toMatchObject({ state: 'ended', endReason: 'superseded' });
});

it('refuses at once where a meeting that was made just now lets nobody in either', async () => {
  const { slug } = await openRoom(0);
  alpha.answerGrant = refuse;
  const creates = alpha.creates.length;
  expect(await join(slug, null)).toMatchObject({ status: 503, body: { code: 'platform-unavailable' } });
  expect(alpha.creates.length).toBe(creates + 1);
});

it('keeps the call where people are in it, says what is true of it, and offers its managers to restart it elsewhere', async () => {
  const { slug, meetingId } = await openRoom(1);
  alpha.answerGrant = refuse;
  alpha.isHealthy = false;
  const [byGuest, byAdmin, byOwner] = [await join(slug, null), await join(slug, asAdmin), await join(slug, asOwner)];
  for (const { status, body, headers } of [byGuest, byAdmin, byOwner]) {
    expect({ status, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, retryAfter: '60' });
    expect(body).toMatchObject({ code: 'platform-unavailable', isOpen: true, isLasting: true, people: 1, meetingId });
  }
  expect(byAdmin.body.detail).toBe(
    'One person is in this call on Alpha, and nobody else can be let in: Alpha refused ALPHA_API_KEY. Give it a key that Alpha accepts and restart Patchbay, or have the call go on on another platform.',
  );
  expect(byOwner.body.detail).toBe(
    'One person is in this call on Alpha, and nobody else can be let in. Ask an administrator to look at Alpha, or have the call go on on another platform.',
  );
  expect(byGuest.body.detail).toMatch(/^Nobody else can be let into this call at the moment\. It is nothing you did/);
  expect(JSON.stringify([byGuest.body, byOwner.body])).not.toContain('ALPHA_API_KEY');
  expect(await findMeeting(meetingId)).toMatchObject({ state: 'live' });

  // The page before the call says the same, and asks nobody to try.
  const refused = {
    platform: 'alpha',
    operation: 'issue-grant',
    outcome: 'unauthorised',
    status: 401,
    attempt: 1,
  } as const;
  await insertVendorCalls([{ ...refused, durationMs: 1, durationClass: 1, at: new Date() }]);
  expect((await previewEntrance({ slug, actor: GUEST })).notice).toBe(byGuest.body.detail);
  expect((await previewEntrance({ slug, actor: owner.actor })).notice).toBe(byOwner.body.detail);
  await sql.query({ text: 'TRUNCATE vendor_calls' });

  const { newest } = await listRefusedJoins({ since: new Date(Date.now() - 60_000), limit: 10 });
  expect(newest.map(({ supportCode }) => supportCode)).toEqual(
    [byOwner, byAdmin, byGuest].map(({ body }) => body.supportCode),
  );
  expect(newest[0]).toMatchObject({
    room: slug,
    cause: 'platform-unavailable',
    steps: [expect.objectContaining({ platform: 'alpha', cause: 'key-refused' })],
  });

  // Whoever reads the overview can mend it.
  const { body } = await callApi(GET_FIGURES, { as: asAdmin, query: { range: 'hour' } });
  expect(body.refused).toMatchObject({ newest: [{ sentence: 'Alpha refused ALPHA_API_KEY.' }, {}, {}] });

  const moved = await callApi(RELOCATE, { as: asOwner, params: { id: meetingId }, body: { elsewhere: true } });
  expect(moved.status).toBe(200);
  expect((await join(slug, asOwner)).body.meeting).toMatchObject({ platform: 'beta' });
  await runJobsOnce();
});
