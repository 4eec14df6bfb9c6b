import { beforeAll, expect, it } from 'vitest';
import { GET as getAdminRoom } from '@/app/api/v1/admin/rooms/[name]/route';
import { GET as getFigures } from '@/app/api/v1/overview/figures/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { figuresSchema } from '@/lib/schemas/figures';
import { adminRoomDetailsSchema } from '@/lib/schemas/overview';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const scripts = new Map<string, PlatformScript>();
let admin: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  for (const id of ['alpha', 'beta', 'gamma']) scripts.set(id, registerScriptedPlatform(id));
});

const join = (slug: string) => joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
const answer = (id: string, answerCreate: PlatformScript['answerCreate']) => {
  const script = scripts.get(id);
  if (script) script.answerCreate = answerCreate;
};

async function readFigures() {
  const { body } = await callApi(getFigures, { as: admin, query: { range: 'hour' } });
  const { decisions, fallbacks, refused, platforms } = figuresSchema.parse(body);
  return {
    decisions,
    fallbacks: fallbacks.map(({ from, to, cause, count }) => ({ from, to, cause, count })),
    refused: refused.count,
    platforms: platforms.map(({ platform, made, failed }) => ({ platform, made, failed })),
  };
}

async function readRefusedJoins(name: string) {
  const { body } = await callApi(getAdminRoom, { as: admin, params: { name } });
  return adminRoomDetailsSchema.parse(body).refusedJoins;
}

it('tells of an outage what became of it, and not how often somebody tried', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  for (const id of scripts.keys()) answer(id, failAsUnavailable(id));
  // Somebody waits and asks again: each try asks all three, which all fail.
  for (let time = 0; time < 2; time += 1) await expect(join(slug)).rejects.toMatchObject({ code: 'no-platform' });
  expect(await readFigures()).toEqual({
    decisions: [],
    fallbacks: [],
    refused: 2,
    platforms: ['alpha', 'beta', 'gamma'].map((platform) => ({ platform, made: 0, failed: 2 })),
  });

  expect(await readRefusedJoins(slug)).toMatchObject({
    count: 2,
    newest: [
      { room: slug, cause: 'no-platform', supportCode: expect.any(String) },
      { sentence: expect.stringMatching(/alpha failed when asked for a meeting; beta/i) },
    ],
  });
  const { slug: other } = await makeRoom({ platform: 'alpha' });
  expect(await readRefusedJoins(other)).toEqual({ count: 0, newest: [] });

  // The third comes back: the two before it fail once more, and one meeting is made.
  answer('gamma', async () => {});
  expect((await join(slug)).meeting.platform).toBe('gamma');
  expect(await readFigures()).toEqual({
    decisions: [{ reason: 'FALLBACK', count: 1 }],
    fallbacks: [{ from: 'alpha', to: 'gamma', cause: 'create-failed', count: 1 }],
    refused: 2,
    platforms: [
      { platform: 'alpha', made: 0, failed: 3 },
      { platform: 'beta', made: 0, failed: 3 },
      { platform: 'gamma', made: 1, failed: 2 },
    ],
  });
});
