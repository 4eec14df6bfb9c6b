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
