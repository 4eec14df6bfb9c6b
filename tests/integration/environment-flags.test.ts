import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as TAKE } from '@/app/api/v1/migration/environment/draft/route';
import { GET as ENVIRONMENT } from '@/app/api/v1/migration/environment/route';
import { POST as PREVIEW } from '@/app/api/v1/migration/preview/route';
import { POST as PUBLISH } from '@/app/api/v1/migration/publish/route';
import { POST as SETTLE } from '@/app/api/v1/migration/settle/route';
import { GET as DECISION } from '@/app/api/v1/rooms/[name]/decision/route';
import { findRoomState } from '@/lib/data/rooms/room-states';
import { sql } from '@/lib/data/sql';
import { publishEnvironmentPlan } from '@/lib/migration/environment/publish-environment-plan';
import { getPlatformForRoom } from '@/lib/migration/get-platform-for-room';
import { createRoom } from '@/lib/rooms/create-room';
import { createRoomSchema } from '@/lib/schemas/room';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setEnvironment } from '../support/set-environment';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let admin: ApiCaller;
let member: ApiCaller;

beforeAll(async () => {
  ada = await makeUser({ role: 'admin' });
  admin = await makeCaller(ada);
  member = await makeCaller(await makeUser());
  for (const id of ['whereby', 'daily', 'jitsi']) registerScriptedPlatform(id);
});

beforeEach(async () => {
  setEnvironment({});
  await sql.query({ text: 'TRUNCATE migration_state, migration_plans, migration_draft, rooms CASCADE' });
});

afterAll(() => setEnvironment({}));

/** As a process does when it starts with these settings. */
const start = async (settings: Record<string, string>) => {
  setEnvironment(settings);
  return publishEnvironmentPlan(new Date());
};

async function platformOf(slug: string) {
  const state = await findRoomState(slug);
  if (!state) throw new Error(`There is no room ${slug}`);
  return getPlatformForRoom(state);
}

const stepOf = async (slug: string, step: string) => {
  const { body } = await callApi(DECISION, { as: admin, params: { name: slug } });
  const { steps, sentence } = body as unknown as { steps: { step: string; cause: string | null }[]; sentence: string };
  return { ...steps.find((one) => one.step === step), sentence };
};

describe('the flags of the environment, as they have always been meant', () => {
  it('leave every room where it is while a flag is off, whatever the default of new rooms', async () => {
    await makeRoom({ slug: 'standup', platform: 'whereby' });
    for (const DAILY_MIGRATION_ENABLED of ['', 'false']) {
      const listed = { DAILY_MIGRATION_ROOM_IDS: 'standup', DEFAULT_VIDEO_PLATFORM: 'daily' };
      expect(await start({ ...listed, DAILY_MIGRATION_ENABLED })).toBe(false);
      expect(await platformOf('standup')).toBe('whereby');
    }
  });

  it('move the listed rooms, by name or id, and give new rooms the default', async () => {
    await makeRoom({ slug: 'standup', platform: 'whereby' });
    const { id } = await makeRoom({ slug: 'retro', platform: 'jitsi' });
    await makeRoom({ slug: 'planning', platform: 'whereby' });
    await start({
      DAILY_MIGRATION_ENABLED: 'true',
      DAILY_MIGRATION_ROOM_IDS: `Standup, ${id}, kick-off`,
      DEFAULT_VIDEO_PLATFORM: 'jitsi',
    });
    expect([await platformOf('standup'), await platformOf('retro'), await platformOf('planning')]).toEqual([
      'daily',
      'daily',
      'whereby',
    ]);
    expect(await stepOf('standup', 'RULE')).toMatchObject({
      part: 'environment-daily',
      sentence:
        'Daily, because rule environment-daily takes Whereby rooms that it lists; plan 1, by the environment, today.',
    });
    // Also a room that wasn't made yet when it was listed.
    for (const name of ['kick-off', 'wrap-up'])
      await createRoom({ actor: ada.actor, input: createRoomSchema.parse({ name }) });
    expect([await platformOf('kick-off'), await platformOf('wrap-up')]).toEqual(['daily', 'jitsi']);
    expect(await getPlatformForRoom(null)).toBe('jitsi');
  });

  it('roll back by a flag that says false, at once and for ever, and say so', async () => {
    await makeRoom({ slug: 'standup', platform: 'whereby' });
    const list = { DAILY_MIGRATION_ROOM_IDS: 'standup' };
    await start({ ...list, DAILY_MIGRATION_ENABLED: 'true' });
    expect(await platformOf('standup')).toBe('daily');
    expect(await start({ ...list, DAILY_MIGRATION_ENABLED: 'false' })).toBe(false);
    expect(await platformOf('standup')).toBe('whereby');
    expect(await stepOf('standup', 'RULE')).toMatchObject({
      answer: 'skipped',
      cause: 'ENV_OFF',
      sentence: expect.stringContaining('DAILY_MIGRATION_ENABLED is false'),
    });
    const settled = await callApi(SETTLE, { as: admin, body: { parts: ['environment-daily'] } });
    expect(settled).toMatchObject({
      status: 409,
      body: {
        detail:
          'Rule environment-daily isn’t finished: 1 room can’t move now, as the environment holds moves to Daily off (DAILY_MIGRATION_ENABLED is false); take DAILY_MIGRATION_ENABLED out of the environment and restart first, or remove the rule in a draft.',
      },
    });
    const override = `INSERT INTO overrides (room_id, platform, created_by) SELECT id, 'daily', 'ada' FROM rooms`;
    await sql.query({ text: override });
    expect(await platformOf('standup')).toBe('whereby');
    await start({ ...list, DAILY_MIGRATION_ENABLED: 'true' });
    expect(await platformOf('standup')).toBe('daily');
  });

  it('become version 1 of the plan once, however many processes start', async () => {
    const settings = {
      ...{ DAILY_MIGRATION_ENABLED: 'true', DAILY_MIGRATION_ROOM_IDS: 'standup' },
      ...{ JITSI_MIGRATION_ENABLED: 'true', JITSI_MIGRATION_ROOM_IDS: 'retro' },
    };
    setEnvironment(settings);
    const outcomes = await Promise.all([1, 2, 3].map(() => publishEnvironmentPlan(new Date())));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const versions = await sql.query({ text: 'SELECT version, kind, published_by FROM migration_plans' });
    expect(versions).toEqual([{ version: 1, kind: 'initial', published_by: 'the environment' }]);
    const entries = await sql.query({
      text: `SELECT actor_kind, actor_name FROM audit_entries WHERE action = 'plan.published'`,
    });
    expect(entries.at(-1)).toEqual({ actor_kind: 'system', actor_name: 'the environment' });
  });
});

describe('what the environment says later', () => {
  const environment = async () =>
    (await callApi(ENVIRONMENT, { as: admin })).body as unknown as {
      flags: unknown[];
      differences: { target: string; added: string[]; removed: string[]; sentence: string }[];
    };

  it('changes nothing by itself, is shown, and is published like any plan', async () => {
    await makeRoom({ slug: 'standup', platform: 'whereby' });
    await makeRoom({ slug: 'retro', platform: 'whereby' });
    await start({ DAILY_MIGRATION_ENABLED: 'true', DAILY_MIGRATION_ROOM_IDS: 'standup' });
    expect((await environment()).differences).toEqual([]);

    await start({ DAILY_MIGRATION_ENABLED: 'true', DAILY_MIGRATION_ROOM_IDS: 'retro' });
    expect([await platformOf('standup'), await platformOf('retro')]).toEqual(['daily', 'whereby']);
    expect((await environment()).differences).toEqual([
      {
        target: 'daily',
        added: ['retro'],
        removed: ['standup'],
        sentence:
          'DAILY_MIGRATION_ROOM_IDS lists retro, which the plan does not move to Daily, and no longer lists standup, which the plan moves to Daily.',
      },
    ]);

    expect((await callApi(TAKE, { as: admin })).status).toBe(200);
    expect((await callApi(TAKE, { as: admin })).body).toMatchObject({ status: 409, code: 'nothing-to-publish' });
    const { hash } = (await callApi(PREVIEW, { as: admin })).body as unknown as { hash: string };
    expect((await callApi(PUBLISH, { as: admin, body: { hash } })).body).toMatchObject({ version: 2 });
    expect([await platformOf('standup'), await platformOf('retro')]).toEqual(['whereby', 'daily']);
    expect((await environment()).differences).toEqual([]);
  });

  it('makes no difference for rooms whose move was settled, and does for those listed since', async () => {
    await makeRoom({ slug: 'standup', platform: 'whereby' });
    const { id } = await makeRoom({ slug: 'retro', platform: 'whereby' });
    const settings = { DAILY_MIGRATION_ENABLED: 'true', DAILY_MIGRATION_ROOM_IDS: `Standup, ${id}` };
    await start(settings);
    const settled = await callApi(SETTLE, { as: admin, body: { parts: ['environment-daily'] } });
    expect(settled).toMatchObject({ status: 200, body: { rooms: 2 } });
    expect((await environment()).differences).toEqual([]);
    expect((await callApi(TAKE, { as: admin })).body).toMatchObject({ code: 'nothing-to-publish' });

    await start({ ...settings, DAILY_MIGRATION_ROOM_IDS: 'standup, planning' });
    expect((await environment()).differences).toMatchObject([{ added: ['planning'], removed: [] }]);
  });

  it('is taken into a draft that somebody is writing, which keeps what it has', async () => {
    await start({ DAILY_MIGRATION_ENABLED: 'true', DAILY_MIGRATION_ROOM_IDS: 'standup' });
    const rules = [{ id: 'mine', from: ['whereby'], to: 'jitsi', when: { tags: ['team'] } }];
    const { PUT } = await import('@/app/api/v1/migration/draft/route');
    expect((await callApi(PUT, { as: admin, body: { plan: { rules, waves: [] } } })).status).toBe(200);
    const { body } = await callApi(TAKE, { as: admin });
    expect((body as unknown as { plan: { rules: { id: string }[] } }).plan.rules.map(({ id }) => id)).toEqual([
      'environment-daily',
      'mine',
    ]);
    // What the draft is for was left open, and stays so.
    expect(body.note).toBeNull();
  });

  it('is told to administrators only', async () => {
    expect((await callApi(ENVIRONMENT, { as: member })).status).toBe(403);
    expect((await callApi(TAKE, { as: member })).status).toBe(403);
    expect((await callApi(ENVIRONMENT)).status).toBe(401);
  });
});
