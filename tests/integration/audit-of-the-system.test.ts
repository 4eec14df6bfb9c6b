import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as AUDIT } from '@/app/api/v1/audit/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { recordHeldSwitches } from '@/lib/migration/environment/record-held-switches';
import { lapseOverrides } from '@/lib/migration/overrides/lapse-overrides';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setEnvironment } from '../support/set-environment';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(() => sql.query({ text: 'TRUNCATE audit_entries, rooms CASCADE' }));

afterAll(() => setEnvironment({}));

const entriesOf = async (action: string) => (await callApi(AUDIT, { as: admin, query: { action } })).body.items ?? [];

describe('kill switches that the environment holds', () => {
  /** As processes do when they start with these settings. */
  const start = async (settings: Record<string, string>, processes = 1) => {
    setEnvironment(settings);
    const changed = await Promise.all(Array.from({ length: processes }, recordHeldSwitches));
    return changed.reduce((sum, count) => sum + count, 0);
  };

  it('are written down when they come and when they go, once, and not by a restart', async () => {
    expect(await start({})).toBe(0);
    expect(await start({ DAILY_MIGRATION_ENABLED: 'true' })).toBe(0);
    expect(await start({ DAILY_MIGRATION_ENABLED: 'false' }, 3)).toBe(1);
    expect(await start({ DAILY_MIGRATION_ENABLED: 'false' })).toBe(0);
    expect(await start({ JITSI_MIGRATION_ENABLED: 'false' }, 3)).toBe(2);
    expect(await start({})).toBe(1);
    const told = (await entriesOf('kill-switch')).map(
      ({ action, subjectId, actorKind, actorName, before, after, reason }) => {
        return { action, subjectId, by: [actorKind, actorName], before, after, reason };
      },
    );
    const by = ['system', 'the environment'];
    const held = { action: 'kill-switch.held', by, before: { isHeld: false }, after: { isHeld: true } };
    const released = { action: 'kill-switch.released', by, before: { isHeld: true }, after: { isHeld: false } };
    expect(told.reverse()).toEqual([
      { ...held, subjectId: 'daily', reason: 'DAILY_MIGRATION_ENABLED is false' },
      { ...held, subjectId: 'jitsi', reason: 'JITSI_MIGRATION_ENABLED is false' },
      { ...released, subjectId: 'daily', reason: 'DAILY_MIGRATION_ENABLED is no longer false' },
      { ...released, subjectId: 'jitsi', reason: 'JITSI_MIGRATION_ENABLED is no longer false' },
    ]);
  });
});

describe('moves by hand for a time', () => {
  const move = async (slug: string, expiresAt: string | null = new Date(Date.now() + 3_600_000).toISOString()) => {
    const { status } = await callApi(MOVE, {
      as: admin,
      params: { name: slug },
      body: { platform: 'alpha', expiresAt },
    });
    expect(status).toBe(200);
  };
  const letTimePass = () => sql.query({ text: `UPDATE overrides SET expires_at = expires_at - interval '2 hours'` });

  it('are written down when their time is over, once', async () => {
    const { id, slug } = await makeRoom();
    const forever = await makeRoom();
    await move(slug);
    await move(forever.slug, null);
    expect(await lapseOverrides()).toBe(0);
    await letTimePass();
    const told = await Promise.all([lapseOverrides(), lapseOverrides()]);
    expect(told.toSorted()).toEqual([0, 1]);
    expect(await lapseOverrides()).toBe(0);
    const entries = await entriesOf('override.lapsed');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      actorKind: 'system',
      subjectKind: 'room',
      subjectId: id,
      before: { override: { platform: 'alpha' } },
      after: { override: null },
      reason: 'Its time was over',
    });
  });

  it('are told of where another move came right after, and not where somebody ended them before', async () => {
    const [again, replaced] = [await makeRoom(), await makeRoom()];
    await move(again.slug);
    await move(replaced.slug);
    await move(replaced.slug, null);
    await letTimePass();
    await move(again.slug, null);
    // What was replaced within its time never lapses, however much time passes.
    await sql.query({
      text: "UPDATE overrides SET lifted_at = expires_at - interval '1 minute' WHERE room_id = $1 AND lifted_at IS NOT NULL",
      values: [replaced.id],
    });
    expect(await lapseOverrides()).toBe(1);
    expect((await entriesOf('override.lapsed')).map(({ subjectId }) => subjectId)).toEqual([again.id]);
  });
});
