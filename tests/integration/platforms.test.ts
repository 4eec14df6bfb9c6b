import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as GET_FAULTS, PUT as PUT_FAULTS } from '@/app/api/v1/platforms/[id]/faults/route';
import { PATCH } from '@/app/api/v1/platforms/[id]/route';
import { GET } from '@/app/api/v1/platforms/route';
import { sql } from '@/lib/data/sql';
import { checkHealth } from '@/lib/platforms/check-health';
import { platformSchema, platformSummarySchema } from '@/lib/schemas/platform';
import { listPlatforms, registerPlatform } from '@/lib/video-platforms';
import type { ScriptedFaults, VideoPlatformClient } from '@/lib/video-platforms/contract';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const NO_FAULTS: ScriptedFaults = {
  latencyMs: 0,
  createErrorPercent: 0,
  lostWebhookPercent: 0,
  duplicateWebhookPercent: 0,
  reorderedWebhookPercent: 0,
};

let admin: ApiCaller;
let member: ApiCaller;
let faults: ScriptedFaults = NO_FAULTS;
let answerHealth: VideoPlatformClient['checkHealth'];

beforeAll(async () => {
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  member = await makeCaller(await makeUser());
  registerDrillPlatform();
});

beforeEach(() => {
  faults = NO_FAULTS;
  answerHealth = async () => ({ isHealthy: true, message: 'Well.', latencyMs: 7 });
});

/** A platform of the test in place of the demo, so that no server is needed: it has drills, and answers as told. */
function registerDrillPlatform() {
  const entry = listPlatforms().find(({ id }) => id === 'mock');
  if (!entry) throw new Error('The catalogue has no demo platform.');
  const client: VideoPlatformClient = {
    platform: 'drilled',
    account: 'test',
    createMeeting: () => Promise.reject(new Error('not asked for here')),
    issueGrant: () => Promise.reject(new Error('not asked for here')),
    toEmbed: () => ({ kind: 'frame', url: '', allow: '' }),
    endMeeting: null,
    deleteRoom: null,
    isRoomThere: null,
    listRooms: null,
    extendRoom: null,
    getRoomSessions: null,
    listParticipants: null,
    presence: null,
    checkHealth: () => answerHealth(),
    uploadLogo: null,
    webhooks: null,
    webhookSetup: null,
    recordings: null,
    drills: {
      getFaults: async () => faults,
      setFaults: async (next) => {
        faults = next;
      },
    },
    tasks: [],
  };
  registerPlatform(
    {
      id: 'drilled',
      readConfig: () => ({ isConfigured: true, config: { webhookSecrets: [] }, warnings: ['Mind this.'] }),
      createClient: () => client,
      frameOrigins: () => [],
    },
    { ...entry, id: 'drilled', label: 'Drilled', settings: [{ name: 'DRILL_KEY', isRequired: true, isSecret: true }] },
  );
}

const find = async (id: string, as: ApiCaller | null = admin) =>
  (await callApi(GET, { as })).body.items?.find((platform) => platform.id === id);
const setState = (id: string, body: unknown, as: ApiCaller | null = admin, ifMatch?: number) =>
  callApi(PATCH, { as, params: { id }, body, ...(ifMatch === undefined ? {} : { ifMatch }) });

describe('the list of platforms', () => {
  it('tells administrators what is set up, what is missing, how it is and what runs there', async () => {
    const home = await makeRoom({ platform: 'drilled' });
    const meeting = await makeMeeting(home.id, { platform: 'drilled' });
    await makeSession(meeting.id);
    await makeSession(meeting.id);
    await makeSession(meeting.id, { isBot: true });
    const empty = await makeRoom({ platform: 'drilled' });
    await makeMeeting(empty.id, { platform: 'drilled' });
    const drilled = await find('drilled');
    expect(drilled).toMatchObject({
      label: 'Drilled',
      isConfigured: true,
      isKnown: true,
      warnings: ['Mind this.'],
      settings: [{ name: 'DRILL_KEY', isRequired: true, isSecret: true }],
      state: 'active',
      version: 1,
      rooms: 2,
      liveMeetings: 2,
      people: 2,
      hasDrills: true,
      health: { isHealthy: true, message: 'Well.', latencyMs: 7 },
    });
    expect(platformSchema.safeParse(drilled).error).toBeUndefined();
    expect(await find('jitsi')).toMatchObject({
      isConfigured: false,
      missing: ['JITSI_DOMAIN'],
      health: null,
      hasDrills: false,
    });
  });

  it('names a platform that only the database remembers', async () => {
    await makeRoom({ platform: 'hangouts' });
    const unknown = await find('hangouts');
    expect(unknown).toMatchObject({ isKnown: false, isConfigured: false, rooms: 1, health: null });
    expect(platformSchema.safeParse(unknown).error).toBeUndefined();
  });

  it('tells others with an account what a form needs and nothing else, and guests nothing', async () => {
    const { body } = await callApi(GET, { as: member });
    expect(body.items?.map(({ id }) => id)).toEqual(expect.arrayContaining(['mock', 'jitsi', 'drilled']));
    for (const platform of body.items ?? []) {
      expect(Object.keys(platform).sort()).toEqual(Object.keys(platformSummarySchema.shape).sort());
    }
    expect((await callApi(GET)).status).toBe(401);
  });

  it('is answered also where a platform fails or says nothing', async () => {
    const failure = {
      platform: 'drilled',
      operation: 'check-health',
      code: 'unavailable',
      reason: 'answered 503',
    } as const;
    answerHealth = () => Promise.reject(new VideoPlatformError(failure));
    const label = (await find('drilled'))?.label;
    expect((await find('drilled'))?.health).toMatchObject({ isHealthy: false, message: `${label} answered 503.` });
    const platform = listPlatforms().find(({ id }) => id === 'drilled');
    answerHealth = () => new Promise(() => undefined);
    expect(platform && (await checkHealth(platform, 20))).toMatchObject({
      isHealthy: false,
      message: `${label} did not answer within 0.02 s.`,
    });
  });
});

describe('the state of a platform', () => {
  it('is set by administrators, heard of at once, and written down', async () => {
    const changes = await hearChanges(async () => {
      const { status, body, headers } = await setState('jitsi', { state: 'draining', reason: 'Upgrade' });
      expect({ status, state: body.state, version: body.version }).toEqual({
        status: 200,
        state: 'draining',
        version: 2,
      });
      expect(headers.get('etag')).toBe('"2"');
    });
    expect(changes).toContainEqual({ topic: 'platform' });
    expect(await find('jitsi')).toMatchObject({ state: 'draining', version: 2, updatedBy: 'API key test' });
    const entries = await sql.query({
      text: `SELECT action, before, after, reason FROM audit_entries WHERE subject_kind = 'platform' AND subject_id = 'jitsi'`,
    });
    expect(entries).toEqual([
      {
        action: 'platform.state-changed',
        before: { state: 'active', version: 1 },
        after: { state: 'draining', version: 2 },
        reason: 'Upgrade',
      },
    ]);
    // The same again changes nothing.
    expect((await setState('jitsi', { state: 'draining' })).body.version).toBe(2);
  });

  it('tells the loser of a race who was quicker', async () => {
    const answers = await Promise.all(
      ['draining', 'disabled', 'draining'].map((state) => setState('mock', { state }, admin, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const loser = answers.find(({ status }) => status === 412);
    expect(loser?.body).toMatchObject({ code: 'changed-meanwhile', version: 2, before: { state: 'active' } });
  });

  it('is refused to others, for platforms that are none, and for states that are none', async () => {
    expect((await setState('mock', { state: 'active' }, null)).status).toBe(401);
    expect((await setState('mock', { state: 'active' }, member)).status).toBe(403);
    expect((await setState('skype', { state: 'active' })).body).toMatchObject({
      status: 404,
      code: 'platform-not-found',
    });
    expect((await setState('mock', { state: 'broken' })).status).toBe(400);
  });
});

describe('outage drills', () => {
  const get = (id: string, as: ApiCaller | null = admin) => callApi(GET_FAULTS, { as, params: { id } });
  const put = (id: string, body: unknown, as: ApiCaller | null = admin) =>
    callApi(PUT_FAULTS, { as, params: { id }, body });

  it('are set, read back and written down', async () => {
    const drill = { ...NO_FAULTS, latencyMs: 1500, createErrorPercent: 100 };
    expect((await put('drilled', drill)).status).toBe(200);
    expect((await get('drilled')).body).toEqual(drill);
    const entries = await sql.query({
      text: `SELECT before, after FROM audit_entries WHERE action = 'platform.faults-changed'`,
    });
    expect(entries).toEqual([{ before: NO_FAULTS, after: drill }]);
  });

  it('are refused with values out of bounds, and to others', async () => {
    for (const wrong of [{ createErrorPercent: 101 }, { latencyMs: -1 }, { lostWebhookPercent: 0.5 }, { extra: 1 }]) {
      expect((await put('drilled', { ...NO_FAULTS, ...wrong })).status).toBe(400);
    }
    expect(faults).toBe(NO_FAULTS);
    expect([(await get('drilled', null)).status, (await get('drilled', member)).status]).toEqual([401, 403]);
    expect([(await put('drilled', NO_FAULTS, null)).status, (await put('drilled', NO_FAULTS, member)).status]).toEqual([
      401, 403,
    ]);
  });

  it('are not there where a platform is none, or is not set up', async () => {
    expect((await get('skype')).body).toMatchObject({ status: 404, code: 'platform-not-found' });
    expect((await get('jitsi')).body).toMatchObject({ status: 409, code: 'platform-not-configured' });
  });
});
