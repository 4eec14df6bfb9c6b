import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATCH as SET_STATE } from '@/app/api/v1/platforms/[id]/route';
import { GET as STATE_PREVIEW } from '@/app/api/v1/platforms/[id]/state-preview/route';
import { POST as TRY } from '@/app/api/v1/platforms/[id]/try/route';
import { GET as LIST } from '@/app/api/v1/platforms/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findDecisionOfMeeting } from '@/lib/data/migration/decisions';
import { listPlatformStates } from '@/lib/data/platforms/platform-states';
import { sql } from '@/lib/data/sql';
import { getLog } from '@/lib/log';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { FAILURES_TO_OPEN } from '@/lib/platforms/breaker';
import { settleDrainingPlatforms } from '@/lib/platforms/settle-draining-platforms';
import type { PlatformView } from '@/lib/schemas/platform';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const IDS = ['alpha', 'beta', 'gamma'] as const;
const scripts = new Map<string, PlatformScript>();
let admin: ApiCaller;
let member: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  member = await makeCaller(await makeUser());
  for (const id of IDS) scripts.set(id, registerScriptedPlatform(id));
});

beforeEach(async () => {
  for (const script of scripts.values()) {
    script.creates.length = 0;
    script.answerCreate = async () => {};
    script.isHealthy = true;
  }
  await sql.query({ text: 'TRUNCATE platform_states, rooms, audit_entries CASCADE' });
});

function takeDown(...ids: readonly string[]) {
  for (const id of ids) {
    const script = scripts.get(id);
    if (script) script.answerCreate = failAsUnavailable(id);
  }
}

const join = (slug: string) => joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
const setState = (id: string, state: string) => callApi(SET_STATE, { as: admin, params: { id }, body: { state } });
const stateOf = async (id: string) => (await listPlatformStates()).find(({ platform }) => platform === id);

describe('platforms that are down', () => {
  it('one: its rooms are on the next platform at once, with the cause, and others notice nothing', async () => {
    takeDown('alpha');
    const [here, elsewhere] = [await makeRoom({ platform: 'alpha' }), await makeRoom({ platform: 'gamma' })];
    const { meeting } = await join(here.slug);
    expect(meeting.platform).toBe('beta');
    expect(await findDecisionOfMeeting(meeting.id)).toMatchObject({
      reason: 'FALLBACK',
      details: { instead: { platform: 'alpha', cause: 'create-failed' } },
    });
    expect((await join(elsewhere.slug)).meeting.platform).toBe('gamma');
  });

  it('are told to the log in one line each, decisions and failures alike, with one support code', async () => {
    takeDown('alpha');
    const { slug } = await makeRoom({ platform: 'alpha' });
    const error = vi.spyOn(getLog(), 'error');
    const info = vi.spyOn(getLog(), 'info');
    await join(slug);
    const [failed] = error.mock.calls.map(([line]) => line as unknown as Record<string, unknown>);
    const decided = info.mock.calls.map(([line]) => line as unknown as Record<string, unknown>);
    expect(error).toHaveBeenCalledTimes(1);
    expect(failed).toMatchObject({
      event: 'platform.failed',
      room: slug,
      platform: 'alpha',
      operation: 'createMeeting',
      code: 'unavailable',
      failuresInRow: 1,
      supportCode: expect.stringMatching(/^PB-/),
    });
    const { supportCode } = failed ?? {};
    expect(decided.filter(({ event }) => event === 'platform.decided')).toEqual([
      expect.objectContaining({
        room: slug,
        platform: 'alpha',
        reason: 'ROOM_PLATFORM',
        planVersion: null,
        supportCode,
      }),
      expect.objectContaining({ room: slug, platform: 'beta', reason: 'FALLBACK', planVersion: null, supportCode }),
    ]);
    vi.restoreAllMocks();
  });

  it('two: the third takes everybody within one join', async () => {
    takeDown('alpha', 'beta');
    const { slug } = await makeRoom({ platform: 'alpha' });
    expect((await join(slug)).meeting.platform).toBe('gamma');
    expect([...scripts.values()].map(({ creates }) => creates.length)).toEqual([1, 1, 1]);
  });

  it('all: everybody waits with a support code, nothing is left behind, and they get in as soon as one is back', async () => {
    takeDown(...IDS);
    const { slug, id } = await makeRoom({ platform: 'alpha' });
    for (let time = 0; time < FAILURES_TO_OPEN; time += 1) {
      await expect(join(slug)).rejects.toMatchObject({
        code: 'no-platform',
        details: { supportCode: expect.stringMatching(/^PB-/) },
        retryAfterSeconds: expect.any(Number),
      });
    }
    for (const platform of IDS) expect(await stateOf(platform)).toMatchObject({ breaker: { state: 'open' } });
    // From now on nobody waits for a platform that doesn't answer.
    const asked = [...scripts.values()].map(({ creates }) => creates.length);
    await expect(join(slug)).rejects.toMatchObject({ code: 'no-platform' });
    expect([...scripts.values()].map(({ creates }) => creates.length)).toEqual(asked);
    const open = await sql.query({
      text: `SELECT 1 FROM meetings WHERE room_id = $1 AND state IN ('creating', 'live', 'draining')`,
      values: [id],
    });
    expect(open).toEqual([]);

    for (const script of scripts.values()) script.answerCreate = async () => {};
    await sql.query({ text: `UPDATE platform_states SET breaker_open_until = now()` });
    expect((await join(slug)).meeting.platform).toBe('alpha');
  });

  it('keep a required-pinned room shut rather than anywhere else, and one that is only preferred open', async () => {
    takeDown('alpha');
    const [required, preferred] = [
      await makeRoom({ platform: 'alpha', pin: 'required' }),
      await makeRoom({ platform: 'alpha', pin: 'preferred' }),
    ];
    await expect(join(required.slug)).rejects.toMatchObject({ code: 'no-platform', details: { isLasting: false } });
    expect((await join(preferred.slug)).meeting.platform).toBe('beta');
  });

  it('that a required pin names and nobody knows: waiting is said to be in vain', async () => {
    const { slug } = await makeRoom({ platform: 'zoomy', pin: 'required' });
    await expect(join(slug)).rejects.toMatchObject({
      code: 'no-platform',
      message: expect.stringContaining('until an administrator changes the room'),
      details: { isLasting: true, sentence: expect.stringContaining('tell whoever invited you') },
      retryAfterSeconds: 60,
    });
  });

  it('that are switched off are waited for, with the right cause, and take people once they are on again', async () => {
    const [required, anywhere] = [
      await makeRoom({ platform: 'alpha', pin: 'required' }),
      await makeRoom({ platform: 'alpha' }),
    ];
    const refusal = {
      code: 'no-platform',
      details: {
        isLasting: false,
        sentence: expect.stringMatching(/^The video service .* is switched off at the moment/),
      },
      retryAfterSeconds: 10,
    };
    await setState('alpha', 'disabled');
    await expect(join(required.slug)).rejects.toMatchObject(refusal);
    for (const platform of IDS) await setState(platform, 'disabled');
    await expect(join(anywhere.slug)).rejects.toMatchObject(refusal);
    for (const platform of IDS) await setState(platform, 'active');
    expect((await join(required.slug)).meeting.platform).toBe('alpha');
  });

  it('are asked again by hand: taken back where they answer, else it is said what they say', async () => {
    takeDown('alpha');
    for (let time = 0; time < FAILURES_TO_OPEN; time += 1) await join((await makeRoom({ platform: 'alpha' })).slug);
    const script = scripts.get('alpha');
    if (script) script.isHealthy = false;
    const tryIt = (as: ApiCaller | null) => callApi(TRY, { as, params: { id: 'alpha' } });
    expect((await tryIt(member)).status).toBe(403);
    expect((await tryIt(admin)).body).toMatchObject({ code: 'platform-unavailable' });
    expect(await stateOf('alpha')).toMatchObject({ breaker: { state: 'open' } });
    if (script) script.isHealthy = true;
    expect((await tryIt(admin)).body).toMatchObject({ breaker: { state: 'closed' } });
    const entries = await sql.query({
      text: `SELECT actor_kind FROM audit_entries WHERE action = 'platform.breaker-closed'`,
    });
    expect(entries).toEqual([{ actor_kind: 'api-key' }]);
    // It was closed on trust: one more failure is enough.
    await join((await makeRoom({ platform: 'alpha' })).slug);
    expect(await stateOf('alpha')).toMatchObject({ breaker: { state: 'open' } });
  });
});

describe('the state of a platform', () => {
  it('is foreseen: who stays, where whose next meeting goes, and which rooms would not open', async () => {
    const busy = await makeRoom({ slug: 'busy', platform: 'alpha' });
    const meeting = await makeMeeting(busy.id, { platform: 'alpha' });
    await makeSession(meeting.id);
    await makeRoom({ slug: 'board', platform: 'alpha', pin: 'required' });
    await makeRoom({ slug: 'elsewhere', platform: 'beta' });
    const moved = await makeRoom({ slug: 'moved', platform: 'gamma' });
    await sql.query({
      text: `INSERT INTO overrides (room_id, platform, created_by) VALUES ($1, 'alpha', 'ada')`,
      values: [moved.id],
    });
    const foresee = (as: ApiCaller | null, state: string) =>
      callApi(STATE_PREVIEW, { as, params: { id: 'alpha' }, query: { state } });
    expect((await foresee(admin, 'disabled')).body).toEqual({
      state: 'disabled',
      liveMeetings: 1,
      people: 1,
      outcomes: [
        { platform: null, rooms: 1, names: ['board'] },
        { platform: 'beta', rooms: 1, names: ['busy'] },
        { platform: 'gamma', rooms: 1, names: ['moved'] },
      ],
      pinned: { rooms: 1, names: ['board'] },
      stranded: { rooms: 0, names: [] },
    });
    expect((await foresee(admin, 'active')).body).toMatchObject({ outcomes: [], pinned: { rooms: 0 } });
    expect((await foresee(admin, 'broken')).status).toBe(400);
    expect((await foresee(member, 'disabled')).status).toBe(403);
    expect(await stateOf('alpha')).toBeUndefined();
    // With the others off as well there is nowhere left, also for rooms that only found shelter here.
    for (const id of ['beta', 'gamma']) await setState(id, 'disabled');
    expect((await foresee(admin, 'draining')).body).toMatchObject({
      outcomes: [{ platform: null, rooms: 4 }],
      pinned: { rooms: 1, names: ['board'] },
      stranded: { rooms: 3, names: ['busy', 'elsewhere', 'moved'] },
    });
  });

  it('turns from draining to disabled with the end of the last call, by the system, and is written down', async () => {
    const { id } = await makeRoom({ platform: 'alpha' });
    const meeting = await makeMeeting(id, { platform: 'alpha' });
    await setState('alpha', 'draining');
    await settleDrainingPlatforms();
    expect(await stateOf('alpha')).toMatchObject({ state: 'draining', version: 2 });

    await sql.query({ text: `UPDATE meetings SET state = 'ended' WHERE id = $1`, values: [meeting.id] });
    expect(await hearChanges(settleDrainingPlatforms)).toContainEqual({ topic: 'platform' });
    await settleDrainingPlatforms();
    expect(await stateOf('alpha')).toMatchObject({ state: 'disabled', version: 3, updatedBy: 'Drain' });
    const entries = await sql.query({
      text: `SELECT actor_kind, before, after, reason FROM audit_entries WHERE action = 'platform.state-changed' ORDER BY id`,
    });
    expect(entries.slice(1)).toEqual([
      {
        actor_kind: 'system',
        before: { state: 'draining', version: 2 },
        after: { state: 'disabled', version: 3 },
        reason: 'Its last call is over',
      },
    ]);
  });

  it('tells since when it takes no new meetings and by whom, also once it was switched off by itself', async () => {
    const { id } = await makeRoom({ platform: 'alpha' });
    const meeting = await makeMeeting(id, { platform: 'alpha' });
    const readShut = async () => {
      const { body } = await callApi(LIST, { as: admin });
      return (body.items as PlatformView[]).find((platform) => platform.id === 'alpha')?.shut;
    };
    expect(await readShut()).toBeNull();
    // An earlier time that is over.
    await setState('alpha', 'disabled');
    await setState('alpha', 'active');
    expect(await readShut()).toBeNull();

    const drained = (await setState('alpha', 'draining')).body as PlatformView;
    expect(drained.shut).toEqual({
      since: expect.any(String),
      by: 'API key test',
      switchedOff: null,
    });
    expect(await readShut()).toEqual(drained.shut);
    await sql.query({ text: `UPDATE meetings SET state = 'ended' WHERE id = $1`, values: [meeting.id] });
    await settleDrainingPlatforms();
    const settled = await readShut();
    expect(settled).toEqual({ ...drained.shut, switchedOff: { at: expect.any(String), by: null } });
    expect(Date.parse(settled?.switchedOff?.at ?? '')).toBeGreaterThan(Date.parse(settled?.since ?? ''));

    await setState('beta', 'disabled');
    const { body } = await callApi(LIST, { as: admin });
    const beta = (body.items as PlatformView[]).find((platform) => platform.id === 'beta')?.shut;
    expect(beta).toEqual({
      since: expect.any(String),
      by: 'API key test',
      switchedOff: { at: beta?.since, by: 'API key test' },
    });
  });

  it('lets people into a call that goes on there while it drains, and takes no new one', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    const first = await join(slug);
    await setState('alpha', 'draining');
    expect((await join(slug)).meeting.id).toBe(first.meeting.id);
    const other = await makeRoom({ platform: 'alpha' });
    expect((await join(other.slug)).meeting.platform).toBe('beta');
  });
});
