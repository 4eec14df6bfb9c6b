import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as ROOM } from '@/app/api/v1/admin/rooms/[name]/route';
import { GET as ROOMS } from '@/app/api/v1/admin/rooms/route';
import { GET as MEETING } from '@/app/api/v1/meetings/[id]/route';
import { PUT as SWITCH_OFF } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { POST as SETTLE } from '@/app/api/v1/migration/settle/route';
import { DELETE as UNDO } from '@/app/api/v1/migration/settlements/[id]/route';
import { PATCH as SET_STATE } from '@/app/api/v1/platforms/[id]/route';
import { PUT as MOVE, DELETE as PUT_BACK } from '@/app/api/v1/rooms/[name]/override/route';
import { PATCH as CHANGE_ROOM } from '@/app/api/v1/rooms/[name]/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { recordHeldSwitches } from '@/lib/migration/environment/record-held-switches';
import { lapseOverrides } from '@/lib/migration/overrides/lapse-overrides';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { clearPlans, makePlanBench, soakAll } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setEnvironment } from '../support/set-environment';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
const bench = makePlanBench(() => admin);

beforeAll(async () => {
  for (const id of ['whereby', 'daily', 'jitsi']) registerScriptedPlatform(id);
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  await ensureInstallation();
});

beforeEach(async () => {
  setEnvironment({});
  await recordHeldSwitches();
  await clearPlans();
});

afterAll(() => setEnvironment({}));

const all = { id: 'wave-all', from: ['whereby'], to: 'daily', percentage: 100, startsAt: null, soakMinutes: 60 };
const other = (when: object) => ({ id: 'rule-other', from: ['whereby'], to: 'jitsi', when });

/** A room with somebody in its call. */
async function makeCall(platform: string, room: Parameters<typeof makeRoom>[0] = {}) {
  const { id, slug } = await makeRoom({ slug: 'story', platform: 'whereby', ...room });
  const meeting = await makeMeeting(id, { platform });
  await makeSession(meeting.id);
  return { id, slug, meetingId: meeting.id };
}

/** What the row, the room's page and the call itself say alike. */
async function sinceOf({ slug, meetingId }: { slug: string; meetingId: string }): Promise<string | undefined> {
  const [row, page, meeting] = await Promise.all([
    callApi(ROOMS, { as: admin, query: { search: slug } }),
    callApi(ROOM, { as: admin, params: { name: slug } }),
    callApi(MEETING, { as: admin, params: { id: meetingId } }),
  ]);
  const [first] = (row.body.items ?? []) as { waiting: { since: string } | null }[];
  const answers = [first, page.body, meeting.body].map((body) => (body?.waiting as { since: string } | null)?.since);
  expect(new Set(answers).size).toBe(1);
  return answers[0];
}

async function momentOf(text: string, ...values: unknown[]): Promise<string> {
  const [row] = await sql.query<{ at: Date }>({ text, values });
  if (!row) throw new Error(`Nothing was found by ${text}`);
  return row.at.toISOString();
}

const entryOf = (action: string) =>
  momentOf('SELECT at FROM audit_entries WHERE action = $1 ORDER BY id DESC LIMIT 1', action);

/** A version that says something of another room only. */
const publishUnrelated = async (plan: { rules?: object[]; waves?: object[] } = {}) => {
  await makeRoom({ slug: 'elsewhere', platform: 'whereby' });
  await bench.putInForce({ ...plan, rules: [...(plan.rules ?? []), other({ rooms: ['elsewhere'] })] });
};

describe('since when a change waits for a call to end', () => {
  it('is when a kill switch was put on, whatever was settled and taken back before and published since', async () => {
    await bench.putInForce({ waves: [all] });
    const call = await makeCall('daily');
    await soakAll();
    const settled = await callApi(SETTLE, { as: admin, body: { parts: ['wave-all'] } });
    expect((await callApi(UNDO, { as: admin, params: { id: String(settled.body.id) } })).status).toBe(200);
    expect(await sinceOf(call)).toBeUndefined();
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'daily' }, body: {} });
    await publishUnrelated({ waves: [all] });
    expect(await sinceOf(call)).toBe(await momentOf('SELECT on_at AS at FROM kill_switches'));
    // A second one changes nothing that the first had not.
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'all' }, body: {} });
    expect(await sinceOf(call)).toBe(await momentOf(`SELECT on_at AS at FROM kill_switches WHERE target = 'daily'`));
  });

  it('is the start from which the environment holds moves off', async () => {
    await bench.putInForce({ waves: [all] });
    const call = await makeCall('daily');
    setEnvironment({ DAILY_MIGRATION_ENABLED: 'false' });
    await recordHeldSwitches();
    await publishUnrelated({ waves: [all] });
    expect(await sinceOf(call)).toBe(await entryOf('kill-switch.held'));
  });

  it('is when a move by hand ran out, also once that was noted and whatever was published since', async () => {
    const call = await makeCall('jitsi');
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await callApi(MOVE, { as: admin, params: { name: call.slug }, body: { platform: 'jitsi', expiresAt } });
    expect(await sinceOf(call)).toBeUndefined();
    const ranOut = await momentOf('UPDATE overrides SET expires_at = clock_timestamp() RETURNING expires_at AS at');
    await publishUnrelated();
    expect(await sinceOf(call)).toBe(ranOut);
    await lapseOverrides();
    expect(await sinceOf(call)).toBe(ranOut);
    // Being moved by hand to where it goes anyway changes nothing.
    await callApi(MOVE, { as: admin, params: { name: call.slug }, body: { platform: 'whereby' } });
    expect(await sinceOf(call)).toBe(ranOut);
  });

  it('is when a room was moved by hand or put back, or its own settings were changed', async () => {
    const call = await makeCall('whereby');
    await callApi(MOVE, { as: admin, params: { name: call.slug }, body: { platform: 'jitsi' } });
    await callApi(CHANGE_ROOM, { as: admin, params: { name: call.slug }, body: { title: 'Another title' } });
    expect(await sinceOf(call)).toBe(await entryOf('override.set'));
    await callApi(PUT_BACK, { as: admin, params: { name: call.slug } });
    expect(await sinceOf(call)).toBeUndefined();
    await callApi(CHANGE_ROOM, { as: admin, params: { name: call.slug }, body: { platform: 'daily' } });
    await callApi(CHANGE_ROOM, { as: admin, params: { name: call.slug }, body: { title: 'Once more' } });
    expect(await sinceOf(call)).toBe(
      await momentOf(`SELECT at FROM audit_entries WHERE action = 'room.changed' AND after ->> 'platform' = 'daily'`),
    );
  });

  it('is when the version was published that takes the room, or gives it back', async () => {
    const call = await makeCall('whereby');
    const rule = other({ rooms: [call.slug] });
    const publishedAt = 'SELECT published_at AS at FROM migration_plans WHERE version = $1';
    await bench.putInForce({ rules: [rule] });
    expect(await sinceOf(call)).toBe(await momentOf(publishedAt, 1));
    await bench.putInForce({ rules: [{ ...rule, id: 'rule-renamed' }] });
    expect(await sinceOf(call)).toBe(await momentOf(publishedAt, 1));
    await sql.query({ text: `UPDATE meetings SET platform = 'jitsi'` });
    await bench.putInForce({ rules: [] });
    expect(await sinceOf(call)).toBe(await momentOf(publishedAt, 3));
  });

  it('is when a wave began', async () => {
    await bench.putInForce({ waves: [{ ...all, percentage: 0.01, id: 'wave-0' }, all] });
    const call = await makeCall('whereby');
    const startedAt = new Date().toISOString();
    await sql.query({
      text: `UPDATE migration_state SET revision = revision + 1,
               progress = jsonb_set(progress, '{waves,wave-all}', jsonb_build_object('startedAt', $1::text))`,
      values: [startedAt],
    });
    await publishUnrelated({ waves: [{ ...all, percentage: 0.01, id: 'wave-0' }, all] });
    expect(await sinceOf(call)).toBe(startedAt);
  });

  it('is when a platform was switched off, and never before the call itself', async () => {
    const call = await makeCall('whereby');
    await callApi(SET_STATE, { as: admin, params: { id: 'whereby' }, body: { state: 'disabled' } });
    await publishUnrelated();
    expect(await sinceOf(call)).toBe(await entryOf('platform.state-changed'));
    const began = await momentOf('UPDATE meetings SET started_at = clock_timestamp() RETURNING started_at AS at');
    expect(await sinceOf(call)).toBe(began);
    await callApi(SET_STATE, { as: admin, params: { id: 'whereby' }, body: { state: 'active' } });
  });
});
