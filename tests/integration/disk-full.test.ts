import { beforeAll, expect, it, vi } from 'vitest';
import { GET as HEALTH } from '@/app/api/health/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { ensureInstallation } from '@/lib/data/installation';
import * as sessions from '@/lib/data/meetings/participant-sessions';
import { callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha');
});

it('names a full disk to administrators and to whoever watches over it, and is kind to everybody else', async () => {
  const { slug } = await makeRoom({ platform: 'alpha' });
  const callers = [
    null,
    await makeCaller(await makeUser()),
    await makeCaller(await makeUser({ role: 'admin' })),
  ] as const;
  expect((await (await HEALTH()).json()).database.reason).toBeUndefined();
  // As PostgreSQL refuses a row that has no room.
  const full = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
  vi.spyOn(sessions, 'insertJoiningSession').mockRejectedValue(full);
  const details: unknown[] = [];
  for (const as of callers) {
    const { status, body } = await callApi(JOIN, { as, params: { name: slug }, body: { displayName: 'Ada' } });
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'storage-full' });
    details.push(body.detail);
  }
  vi.restoreAllMocks();
  expect(details).toEqual([
    expect.stringMatching(/^This doesn’t work at the moment\. It is nothing you did, and nothing was lost\./),
    expect.not.stringMatching(/disk|database/),
    expect.stringMatching(/^Nothing can be saved: the disk of the database is full\./),
  ]);
  const health = await HEALTH();
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ database: { status: 'unwell', reason: 'disk-full' } });
});
