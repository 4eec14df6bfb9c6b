import { beforeAll, beforeEach, expect, it } from 'vitest';
import { POST as IMPORT } from '@/app/api/v1/migration/import/route';
import { GET as EXPORT } from '@/app/api/v1/migration/plans/[version]/export/route';
import { ensureInstallation } from '@/lib/data/installation';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { clearPlans, makePlanBench } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
const bench = makePlanBench(() => admin);
const all = { id: 'wave-all', from: ['alpha'], to: 'beta', percentage: 100 };

beforeAll(async () => {
  for (const platform of ['alpha', 'beta']) registerScriptedPlatform(platform);
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  await ensureInstallation();
});

beforeEach(async () => {
  await clearPlans();
  await makeRoom({ slug: 'plain', platform: 'alpha' });
});

const exported = async (version: string) => (await callApi(EXPORT, { as: admin, params: { version } })).body;
const importFile = (file: object, more: object = {}) => callApi(IMPORT, { as: admin, body: { file, ...more } });

it('a plan’s file comes back as the draft, with what it changes shown before', async () => {
  await bench.putInForce({ waves: [all] });
  await bench.putInForce({ waves: [] });
  const answer = await callApi(EXPORT, { as: admin, params: { version: '1' } });
  expect(answer.headers.get('content-disposition')).toContain('patchbay-plan-1.json');
  const shown = await importFile(answer.body, { dryRun: true });
  expect(shown).toMatchObject({
    status: 200,
    body: { draft: null, changes: [{ kind: 'added', what: 'Wave-all' }] },
  });
  expect((await bench.getDraft()).status).toBe(404);
  const kept = (await importFile(answer.body)).body.draft;
  expect(kept).toMatchObject({ basedOn: 2, isReshuffle: false, plan: { waves: [{ id: 'wave-all' }] } });
  expect((await bench.preview()).status).toBe(200);
});

it('a plan’s file is refused where it is none, of another version, from elsewhere, or impossible here', async () => {
  await bench.putInForce({ waves: [all] });
  const file = await exported('1');
  const reasonOf = async (changed: object, more?: object) => {
    const { status, body } = await importFile({ ...file, ...changed }, more);
    return { status, code: body.code, reason: body.reason };
  };
  expect(await reasonOf({ format: 'other' })).toEqual({ status: 409, code: 'import-refused', reason: 'format' });
  expect(await reasonOf({ formatVersion: 2 })).toMatchObject({ reason: 'format-version' });
  expect((await importFile({ ...file, formatVersion: 2 })).body.detail).toContain('newer Patchbay');
  expect(await reasonOf({ installation: 'zzzzzzzz' })).toMatchObject({ reason: 'installation' });
  const elsewhere = { ...file, installation: 'zzzzzzzz', plan: { ...(file.plan as object), salt: 'theirs' } };
  expect((await importFile(elsewhere, { fromElsewhere: true })).body.draft).toMatchObject({ isReshuffle: false });
  const skype = { waves: [{ ...all, to: 'skype' }], salt: 'x' };
  expect((await importFile({ ...file, plan: skype })).body).toMatchObject({
    code: 'invalid-request',
    errors: [{ path: 'file.plan.waves.0.to' }],
  });
  expect((await importFile({ ...file, plan: { waves: 3, salt: 'x' } })).body.code).toBe('invalid-request');
});
