import { describe, expect, it } from 'vitest';
import { PUT as SWITCH_OFF, DELETE as SWITCH_ON } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { sql } from '@/lib/data/sql';
import { callApi } from '../support/api-client';
import { admin, all, auditOf, bench, setUpMigrations } from '../support/migration-stage';
import { nextPlatforms } from '../support/plan-bench';

// Read once, when the first setting is asked for.
process.env.DAILY_MIGRATION_ENABLED = 'false';

setUpMigrations();

describe('kill switches', () => {
  const switchOff = (target: string, reason?: string) =>
    callApi(SWITCH_OFF, { as: admin(), params: { target }, ...(reason ? { body: { reason } } : {}) });
  const switchOn = (target: string, query: Record<string, string> = {}) =>
    callApi(SWITCH_ON, { as: admin(), params: { target }, query });

  it('act at once on moves to one platform or to any, and homes stay', async () => {
    await bench.putInForce({ waves: [all] });
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
    expect((await switchOff('beta', 'Echo in every call')).body).toMatchObject({
      isOn: true,
      reason: 'Echo in every call',
    });
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'alpha' });
    expect((await switchOff('beta')).body).toMatchObject({ isOn: true, reason: 'Echo in every call' });
    await switchOn('beta', { reason: 'Echo is gone' });
    expect(await auditOf('kill-switch.switched-off')).toMatchObject({ subject_id: 'beta', reason: 'Echo is gone' });
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
    await switchOff('all');
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'alpha' });
    expect((await switchOn('all')).body.isOn).toBe(false);
    expect(await auditOf('kill-switch.switched-on')).toMatchObject({ subject_id: 'all' });
    const count = await sql.query({ text: "SELECT 1 FROM audit_entries WHERE action LIKE 'kill-switch.%'" });
    expect(count).toHaveLength(4);
    expect((await switchOff('skype')).body.code).toBe('platform-not-found');
  });

  it('that the environment holds on can’t be lifted, and the setting is named', async () => {
    expect(await switchOn('daily')).toMatchObject({
      status: 409,
      body: { code: 'kill-switch-held', setting: 'DAILY_MIGRATION_ENABLED' },
    });
    expect((await bench.getPlan()).body.killSwitches).toContainEqual(
      expect.objectContaining({ target: 'daily', isOn: true, heldBy: 'DAILY_MIGRATION_ENABLED' }),
    );
  });
});
