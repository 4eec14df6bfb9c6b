import { beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { GET as GET_FIGURES } from '@/app/api/v1/overview/figures/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { sql } from '@/lib/data/sql';
import { getLog } from '@/lib/log';
import { figuresSchema } from '@/lib/schemas/figures';
import { type AnswerBody, type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { alpha, beta, enter, follow, move, relocate, setUpRelocations } from '../support/relocation-stage';
import { failAs, failAsUnavailable } from '../support/scripted-platform';

setUpRelocations();

let owner: TestUser;
let asOwner: ApiCaller;
let asAdmin: ApiCaller;

beforeAll(async () => {
  owner = await makeUser();
  asOwner = await makeCaller(owner);
  asAdmin = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(async () => {
  alpha.isRoomThere = null;
  await sql.query({ text: 'TRUNCATE refused_joins' });
});

const openRoom = () => makeRoom({ platform: 'alpha', ownerId: owner.id });
const join = (slug: string, as: ApiCaller | null) =>
  callApi(JOIN, { as, params: { name: slug }, body: { displayName: 'Ada' } });

async function readRefused() {
  const { body } = await callApi(GET_FIGURES, { as: asAdmin, query: { range: 'hour' } });
  return figuresSchema.parse(body).refused;
}

/** Lines of the log at the level of warnings. */
function hearWarnings() {
  const warn = vi.spyOn(getLog(), 'warn');
  onTestFinished(() => warn.mockRestore());
  return () => warn.mock.calls.map(([line]) => line as unknown as Record<string, unknown>);
}

/** The code that was told leads to the overview's row. */
async function expectKept(body: AnswerBody, row: Record<string, unknown>) {
  expect(body.supportCode).toMatch(/^PB-/);
  const { newest } = await readRefused();
  expect(newest[0]).toMatchObject({ supportCode: body.supportCode, ...row });
}

it('of a call whose platform doesn’t answer have a code, a row and a line in the log, each time that somebody tries', async () => {
  const { slug } = await openRoom();
  const { meetingId } = await enter(slug);
  await enter(slug, 'Linus');
  alpha.answerGrant = async (role) => (role === 'host' ? failAsUnavailable('alpha')() : undefined);
  const warnings = hearWarnings();
  const { status, headers, body } = await join(slug, asOwner);
  expect({ status, retryAfter: headers.get('retry-after'), body }).toMatchObject({
    status: 503,
    retryAfter: '5',
    body: {
      code: 'platform-unavailable',
      detail: '2 people are in this call on Alpha, which doesn’t answer at the moment. You get in as soon as it does.',
      people: 2,
      // For whoever manages the room, who may have it go on elsewhere.
      meetingId,
    },
  });
  await expectKept(body, {
    room: slug,
    cause: 'platform-unavailable',
    sentence: 'Alpha failed when asked to let somebody into its call.',
  });
  expect(warnings().filter(({ event }) => event === 'platform.failed')).toEqual([
    expect.objectContaining({
      room: slug,
      platform: 'alpha',
      operation: 'createMeeting',
      code: 'unavailable',
      meetingId,
      supportCode: body.supportCode,
    }),
  ]);
  expect((await join(slug, asOwner)).body.supportCode).not.toBe(body.supportCode);
  expect(await readRefused()).toMatchObject({ count: 2 });
  // Whoever needs nothing of the platform is in.
  expect((await join(slug, null)).status).toBe(200);
});

it('say what else the call’s platform did, also where nobody is inside yet', async () => {
  const { slug } = await openRoom();
  alpha.answerGrant = failAs('alpha', 'rejected', 'answered 400');
  const refused = await join(slug, null);
  expect(refused).toMatchObject({
    status: 503,
    body: { code: 'platform-unavailable', detail: expect.stringMatching(/^This call is on Alpha, which lets nobody/) },
  });
  await expectKept(refused.body, { sentence: 'Alpha refused to let somebody into its call.' });
  alpha.answerGrant = failAs('alpha', 'rate-limited', 'answered 429');
  await expectKept((await join(slug, null)).body, { sentence: 'Alpha was too busy to let somebody into its call.' });
  alpha.answerGrant = failAs('alpha', 'malformed-response', 'answered with no token');
  await expectKept((await join(slug, null)).body, { sentence: expect.stringContaining('something unreadable') });
});

it('of people who are taken along are kept as well', async () => {
  const { slug } = await openRoom();
  const grace = await enter(slug);
  await move(slug);
  await relocate(grace.meetingId);
  beta.answerGrant = failAsUnavailable('beta');
  const error = await follow(grace).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'platform-unavailable' });
  await expectKept(error.details, { room: slug, sentence: expect.stringMatching(/^Beta failed/) });
});

it('of a call whose account is gone say so, and why no platform goes on with it', async () => {
  const { slug } = await makeRoom({ platform: 'alpha', pin: 'required' });
  await enter(slug);
  alpha.account = 'account-2';
  alpha.answerCreate = failAsUnavailable('alpha');
  const warnings = hearWarnings();
  const { status, body } = await join(slug, null);
  expect({ status, code: body.code, people: body.people }).toEqual({ status: 503, code: 'no-platform', people: 1 });
  await expectKept(body, {
    room: slug,
    cause: 'no-platform',
    sentence:
      'The call began in an account of Alpha whose keys are not set up here any more; Alpha failed when asked for a meeting.',
  });
  expect(warnings()).toContainEqual(
    expect.objectContaining({ event: 'meeting.account-changed', room: slug, supportCode: body.supportCode }),
  );
});

it('where every meeting is gone at its platform before somebody is in it are kept, and told with a code', async () => {
  const { slug } = await openRoom();
  alpha.answerGrant = failAs('alpha', 'not-found', 'answered 404');
  alpha.isRoomThere = async () => false;
  const { status, body } = await join(slug, null);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'meeting-ended' });
  await expectKept(body, { room: slug, cause: 'call-ended', sentence: expect.stringMatching(/^Each call .* ended/) });
});
