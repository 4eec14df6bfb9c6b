import { beforeAll, describe, expect, it } from 'vitest';
import { GET as GET_ROOM } from '@/app/api/v1/admin/rooms/[name]/route';
import { GET } from '@/app/api/v1/admin/rooms/route';
import { GET as GET_DECISION } from '@/app/api/v1/rooms/[name]/decision/route';
import { PUT } from '@/app/api/v1/rooms/[name]/override/route';
import { sql } from '@/lib/data/sql';
import { lapseOverrides } from '@/lib/migration/overrides/lapse-overrides';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('beta');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  const plan = {
    rules: [],
    waves: [{ id: 'wave-1', from: ['beta'], to: 'alpha', percentage: 100, startsAt: null, soakMinutes: 60 }],
    fallbackOrder: null,
    freezeWindows: [],
    salt: 'salt',
  };
  await sql.query({
    text: `INSERT INTO migration_plans (version, kind, plan, published_by) VALUES (1, 'publish', $1, 'ada@example.com')`,
    values: [JSON.stringify(plan)],
  });
  await sql.query({
    text: `INSERT INTO migration_state (id, version, progress) VALUES (1, 1, $1)
           ON CONFLICT (id) DO UPDATE SET version = 1, progress = excluded.progress`,
    values: [JSON.stringify({ waves: { 'wave-1': { startedAt: new Date().toISOString() } } })],
  });
});

const rowOf = async (name: string) => (await callApi(GET_ROOM, { as: admin, params: { name } })).body;
const named = async (query: Record<string, string>) =>
  ((await callApi(GET, { as: admin, query })).body.items ?? []).map(({ name }) => name);

describe('a row of the list of rooms', () => {
  it('says where the next meeting is and why, in a word and in a sentence', async () => {
    const { slug } = await makeRoom({ platform: 'beta' });
    expect(await rowOf(slug)).toMatchObject({
      why: 'wave 1',
      next: { platform: 'alpha', reason: 'WAVE' },
      afterwards: null,
    });
  });

  it('says what follows when a move by hand lapses', async () => {
    const { slug } = await makeRoom({ platform: 'beta' });
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await callApi(PUT, { as: admin, params: { name: slug }, body: { platform: 'beta', expiresAt } });
    const row = await rowOf(slug);
    expect(row).toMatchObject({
      why: 'by hand',
      next: { platform: 'beta' },
      afterwards: { platform: 'alpha', why: 'wave 1', at: expiresAt },
    });
    expect((row.afterwards as { sentence: string }).sentence).toContain('Alpha, because wave 1 takes');
  });

  it('tells of a move whose time is over as the decision does, also once the audit log has it', async () => {
    const { id, slug } = await makeRoom({ platform: 'beta' });
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await callApi(PUT, { as: admin, params: { name: slug }, body: { platform: 'mock', expiresAt } });
    await sql.query({
      text: `UPDATE overrides SET expires_at = now() - interval '1 second' WHERE room_id = $1`,
      values: [id],
    });
    const expired = { step: 'ROOM_OVERRIDE', platform: 'mock', cause: 'move-expired' };
    for (const goOn of [async () => 0, lapseOverrides]) {
      await goOn();
      const row = await rowOf(slug);
      const { body } = await callApi(GET_DECISION, { as: admin, params: { name: slug } });
      expect(row).toMatchObject({ override: null, afterwards: null, why: 'wave 1' });
      expect(row.next).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining(expired)]) });
      expect(row.next).toMatchObject({ sentence: body.sentence, steps: body.steps });
    }
  });

  it('says since when and for whom a change waits', async () => {
    const { id, slug } = await makeRoom({ platform: 'mock' });
    const meeting = await makeMeeting(id);
    await makeSession(meeting.id);
    await callApi(PUT, { as: admin, params: { name: slug }, body: { platform: 'alpha' } });
    const row = await rowOf(slug);
    const { createdAt } = row.override as { createdAt: string };
    expect(row.waiting).toMatchObject({ platform: 'alpha', people: 1, since: createdAt, relocateAt: null });
  });

  it('is for administrators, and of rooms that there are', async () => {
    const { slug } = await makeRoom();
    const member = await makeCaller(await makeUser());
    expect((await callApi(GET_ROOM, { as: member, params: { name: slug } })).status).toBe(403);
    expect((await callApi(GET_ROOM, { as: admin, params: { name: 'no-such-room' } })).status).toBe(404);
  });
});

describe('narrowing the list of rooms down', () => {
  it('by what is decided, by owner, by pin, and by moves by hand; and ordering it by the latest meeting', async () => {
    const owner = await makeUser();
    const tags = ['narrow'];
    const [early, late, never] = [
      await makeRoom({ tags, platform: 'beta', ownerId: owner.id }),
      await makeRoom({ tags, platform: 'beta', pin: 'preferred' }),
      await makeRoom({ tags, platform: 'mock' }),
    ];
    for (const [room, days] of [
      [early, 9],
      [late, 2],
    ] as const) {
      const meeting = await makeMeeting(room.id, { state: 'ended' });
      await sql.query({
        text: `UPDATE meetings SET created_at = now() - make_interval(days => $2), started_at = now() - make_interval(days => $2)
                WHERE id = $1`,
        values: [meeting.id, days],
      });
    }
    await callApi(PUT, { as: admin, params: { name: never.slug }, body: { platform: 'alpha' } });
    const tag = 'narrow';
    expect(await named({ tag, sort: 'recent' })).toEqual([late.slug, early.slug, never.slug]);
    expect(await named({ tag, sort: '-recent' })).toEqual([never.slug, early.slug, late.slug]);
    expect(await named({ tag, owner: owner.email })).toEqual([early.slug]);
    expect((await named({ tag, owner: 'none' })).toSorted()).toEqual([late.slug, never.slug].toSorted());
    expect(await named({ tag, reason: 'WAVE' })).toEqual([early.slug]);
    expect(await named({ tag, next: 'alpha', moved: 'true' })).toEqual([never.slug]);
    expect(await named({ tag, pin: 'preferred' })).toEqual([late.slug]);
    expect(await named({ tag, next: 'none' })).toEqual([]);
    expect((await callApi(GET, { as: admin, query: { reason: 'BECAUSE' } })).status).toBe(400);
  });
});
