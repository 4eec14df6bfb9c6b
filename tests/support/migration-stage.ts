import { beforeAll, beforeEach } from 'vitest';
import { POST as ADVANCE } from '@/app/api/v1/migration/advance/route';
import { POST as PAUSE } from '@/app/api/v1/migration/pause/route';
import { POST as RESUME } from '@/app/api/v1/migration/resume/route';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from './api-client';
import { makeRoom, makeUser } from './factories';
import { clearPlans, makePlanBench } from './plan-bench';
import { registerScriptedPlatform } from './scripted-platform';
import { setUpTestDatabase } from './test-database';

let administrator: ApiCaller;

/** A database with an administrator; for each test, two rooms on alpha and no plan. Called once by each file of tests. */
export function setUpMigrations(): void {
  setUpTestDatabase();

  beforeAll(async () => {
    registerScriptedPlatform('alpha');
    registerScriptedPlatform('beta');
    administrator = await makeCaller(await makeUser({ role: 'admin' }));
  });

  beforeEach(async () => {
    await clearPlans();
    await makeRoom({ slug: 'one', platform: 'alpha' });
    await makeRoom({ slug: 'two', platform: 'alpha' });
  });
}

/** The administrator who runs the migration. */
export const admin = (): ApiCaller => administrator;
export const bench = makePlanBench(admin);

export const all = { id: 'wave-all', from: ['alpha'], to: 'beta', percentage: 100 };
export const half = { id: 'wave-half', from: ['alpha'], to: 'beta', percentage: 50 };
export const rule = (rooms: string[]) => ({ id: 'listed', from: ['alpha'], to: 'beta', when: { rooms } });

export const pause = (reason?: string) => callApi(PAUSE, { as: admin(), body: reason ? { reason } : {} });
export const resume = () => callApi(RESUME, { as: admin() });
export const advance = (wave: string, more: object = {}) => callApi(ADVANCE, { as: admin(), body: { wave, ...more } });

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** Everything so far happened so many minutes earlier than it did: what began, was paused and failed. */
export async function letMinutesPass(minutes: number): Promise<void> {
  const earlier = [minutes];
  await sql.query({
    text: `UPDATE migration_state SET revision = revision + 1, paused_at = paused_at - $1 * interval '1 minute',
             progress = jsonb_build_object('waves', coalesce((SELECT jsonb_object_agg(id, (
               SELECT jsonb_object_agg(key, to_jsonb(to_char((at #>> '{}')::timestamptz AT TIME ZONE 'UTC' - $1 * interval '1 minute',
                                                             'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) FROM jsonb_each(wave) AS times (key, at)
             )) FROM jsonb_each(progress -> 'waves') AS waves (id, wave)), '{}'))`,
    values: earlier,
  });
  await sql.query({ text: `UPDATE meetings SET created_at = created_at - $1 * interval '1 minute'`, values: earlier });
}

/** The newest entry of an action. */
export const auditOf = async (action: string) =>
  (
    await sql.query({
      text: 'SELECT * FROM audit_entries WHERE action = $1 ORDER BY id DESC LIMIT 1',
      values: [action],
    })
  )[0];

export const begunWaves = async () =>
  ((await bench.getPlan()).body.waves as { id: string; startedAt: string | null }[])
    .filter(({ startedAt }) => startedAt !== null)
    .map(({ id }) => id);
