import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { POST as OPEN } from '@/app/api/v1/rooms/[name]/meeting/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findRoomState } from '@/lib/data/rooms/room-states';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { TRUSTED } from '@/lib/meetings/joining/limit-guest-creates';
import { openMeeting } from '@/lib/meetings/joining/open-meeting';
import { createHostLink } from '@/lib/rooms/create-host-link';
import { callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha');
});

beforeEach(async () => {
  alpha.creates.length = 0;
  alpha.answerCreate = async () => {};
  await sql.query({ text: 'TRUNCATE rate_limits' });
});

const joinFrom = (slug: string, address: string | null, hostKey?: string) =>
  joinRoom({ slug, input: { displayName: 'Ada', ...(hostKey ? { hostKey } : {}) }, actor: GUEST, address });

const forgetFailures = () => sql.query({ text: 'DELETE FROM platform_states' });

/** As if everybody had left and the call was over. */
async function endCallOf(slug: string) {
  await sql.query({
    text: `UPDATE meetings SET state = 'ended', ended_at = now() WHERE room_id = (SELECT id FROM rooms WHERE slug = $1)`,
    values: [slug],
  });
}

async function startOften(slug: string, times: number, address: string | null, hostKey?: string) {
  for (let count = 0; count < times; count += 1) {
    await joinFrom(slug, address, hostKey);
    await endCallOf(slug);
  }
}

async function makeRooms(count: number): Promise<string[]> {
  const slugs: string[] = [];
  for (let index = 0; index < count; index += 1) slugs.push((await makeRoom({ platform: 'alpha' })).slug);
  return slugs;
}

describe('guests who have meetings made', () => {
  it('may begin 60 calls from one address, as an office does, and then wait', async () => {
    const slugs = await makeRooms(61);
    const last = slugs.pop() ?? '';
    for (const slug of slugs) await joinFrom(slug, '203.0.113.7');
    await expect(joinFrom(last, '203.0.113.7')).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 600),
    });
    expect(alpha.creates).toHaveLength(60);
    // Joining what is open is never limited, and other addresses have their own limit.
    await joinFrom(slugs[0] ?? '', '203.0.113.7');
    await joinFrom(last, '198.51.100.1');
  });

  it('may begin one room’s call ten times, from wherever they come', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    for (let count = 0; count < 10; count += 1) await startOften(slug, 1, `198.51.100.${count}`);
    await expect(joinFrom(slug, '203.0.113.7')).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(joinFrom(slug, null)).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(alpha.creates).toHaveLength(10);
    await joinFrom((await makeRoom({ platform: 'alpha' })).slug, '203.0.113.7');
  });

  it('are not limited once somebody vouches for them: by an account, a key or a host link', async () => {
    const ada = await makeUser();
    const { slug } = await makeRoom({ platform: 'alpha', ownerId: ada.id });
    await startOften(slug, 10, null);
    const link = await createHostLink({ actor: ada.actor, slug, input: {} });
    const hostKey = new URL(link.url).hash.replace('#host=', '');
    await startOften(slug, 2, null, hostKey);
    const member = await makeUser();
    for (let count = 0; count < 2; count += 1) {
      await joinRoom({ slug, input: { displayName: 'Bo' }, actor: member.actor, address: '203.0.113.7' });
      await endCallOf(slug);
    }
    const as = await makeCaller(member);
    expect((await callApi(OPEN, { as, params: { name: slug } })).status).toBe(200);
  });

  it('are told kindly, with when to come back', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    await startOften(slug, 10, null);
    for (const answer of [
      await callApi(JOIN, { params: { name: slug }, body: { displayName: 'Ada' } }),
      await callApi(OPEN, { params: { name: slug } }),
    ]) {
      expect(answer.status).toBe(429);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.body).toMatchObject({
        code: 'too-many-requests',
        detail: expect.stringMatching(/^This call was started very often .* You can start this one in \d+ minutes, or/),
      });
    }
  });

  it('are not made to pay for a platform that failed', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    alpha.answerCreate = failAsUnavailable('alpha');
    for (let count = 0; count < 12; count += 1) {
      await expect(joinFrom(slug, '203.0.113.7')).rejects.toMatchObject({ code: 'no-platform' });
      // It is asked every time, and not left alone after some failures.
      await forgetFailures();
    }
    alpha.answerCreate = async () => {};
    await startOften(slug, 10, '203.0.113.7');
    await expect(joinFrom(slug, '203.0.113.7')).rejects.toMatchObject({ code: 'too-many-requests' });
  });

  it('are not refused for what somebody else did who comes at the same moment', async () => {
    const [busy = '', ...slugs] = await makeRooms(61);
    for (const slug of slugs) await joinFrom(slug, '203.0.113.7');
    const state = await findRoomState(busy);
    if (!state) throw new Error('The room is gone');
    // In one breath, so that the one who is refused leads and the others share what comes of it.
    const outcomes = await Promise.allSettled([
      openMeeting(state, { isUnknown: true, address: '203.0.113.7' }),
      openMeeting(state, { isUnknown: true, address: '198.51.100.1' }),
      openMeeting(state, TRUSTED),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(alpha.creates).toHaveLength(61);
  });
});
