import { beforeAll, beforeEach, expect, it } from 'vitest';
import { GET as RETIRE } from '@/app/api/v1/migration/retire/[platform]/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { POST as RELEASE } from '@/app/api/v1/rooms/[name]/release/route';
import { DELETE as REMOVE } from '@/app/api/v1/rooms/[name]/route';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { clearPlans, makePlanBench } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
const bench = makePlanBench(() => admin);

beforeAll(async () => {
  for (const platform of ['alpha', 'beta', 'gamma']) registerScriptedPlatform(platform);
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(clearPlans);

const ask = async (platform: string) => (await callApi(RETIRE, { as: admin, params: { platform } })).body;
const kindsOf = (body: { [name: string]: unknown }) =>
  (body.dependencies as { kind: string; hinders: boolean }[]).map(({ kind, hinders }) =>
    hinders ? kind : `(${kind})`,
  );

it('names everything that a platform still holds up', async () => {
  const { id } = await makeRoom({ slug: 'tied', platform: 'gamma', pin: 'required' });
  await makeRoom({ slug: 'plain', platform: 'alpha' });
  await callApi(MOVE, { as: admin, params: { name: 'plain' }, body: { platform: 'gamma' } });
  const meeting = await makeMeeting(id, { platform: 'gamma' });
  await makeSession(meeting.id);
  await sql.query({
    text: "INSERT INTO recordings (meeting_id, platform, state) VALUES ($1, 'gamma', 'ready')",
    values: [meeting.id],
  });
  await sql.query({
    text: "INSERT INTO webhook_deliveries (platform, raw_body, headers) VALUES ('gamma', '', '{}')",
  });
  await bench.putInForce({
    rules: [{ id: 'listed', from: ['alpha'], to: 'gamma', when: { rooms: ['plain'] } }],
    waves: [{ id: 'wave-all', from: ['alpha'], to: 'gamma', percentage: 100 }],
    fallbackOrder: ['gamma'],
  });
  const body = await ask('gamma');
  expect(body).toMatchObject({ mayRetire: false, sentence: 'Not yet: 8 things still depend on Gamma.' });
  expect(kindsOf(body)).toEqual([
    'home',
    'pin',
    'override',
    'rule',
    'wave',
    'fallback',
    'live-meeting',
    'recording',
    '(webhook)',
  ]);
  const sentenceOfCalls = async () =>
    ((await ask('gamma')).dependencies as { kind: string; sentence: string }[]).find(
      ({ kind }) => kind === 'live-meeting',
    )?.sentence;
  expect(await sentenceOfCalls()).toBe(
    '1 meeting is open there now, with 1 person in it. Wait for its end, or relocate it.',
  );
  await makeSession((await makeMeeting((await makeRoom()).id, { platform: 'gamma' })).id);
  expect(await sentenceOfCalls()).toBe(
    '2 meetings are open there now, with 2 people in them. Wait for their end, or relocate them.',
  );
});

it('may be retired where nothing depends on it, and knows platforms that are gone', async () => {
  expect(await ask('beta')).toMatchObject({ mayRetire: true, dependencies: [] });
  await makeRoom({ slug: 'lost', platform: 'gone' });
  expect(await ask('gone')).toMatchObject({ mayRetire: false, dependencies: [{ kind: 'home', examples: ['lost'] }] });
  expect((await ask('skype')).code).toBe('platform-not-found');
});

it('counts the deleted rooms that could be brought back to a platform, and none whose name was freed', async () => {
  for (const name of ['away', 'freed']) {
    await makeRoom({ slug: name, platform: 'gamma' });
    await callApi(REMOVE, { as: admin, params: { name } });
  }
  await callApi(RELEASE, { as: admin, params: { name: 'freed' } });
  expect((await ask('gamma')).dependencies).toContainEqual(expect.objectContaining({ kind: 'deleted-room', count: 1 }));
});
