import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/admin/rooms/route';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;

beforeAll(async () => {
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  for (const [slug, people] of Object.entries({ 'room-a': 1, 'room-b': 0, 'room-c': 3, 'room-d': 1, 'room-e': 0 })) {
    const room = await makeRoom({ slug });
    if (people === 0) continue;
    const meeting = await makeMeeting(room.id);
    for (let person = 0; person < people; person += 1) await makeSession(meeting.id);
  }
});

/** All names of a list, two rooms a page. */
async function walk(query: Record<string, string>): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const { status, body } = await callApi(GET, {
      as: admin,
      query: { limit: '2', ...query, ...(cursor ? { cursor } : {}) },
    });
    expect(status).toBe(200);
    const page = body as unknown as { items: { name: string }[]; nextCursor: string | null };
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}

describe('the list of rooms for administrators', () => {
  it('goes by name, and backwards, across pages', async () => {
    expect(await walk({})).toEqual(['room-a', 'room-b', 'room-c', 'room-d', 'room-e']);
    expect(await walk({ sort: '-name' })).toEqual(['room-e', 'room-d', 'room-c', 'room-b', 'room-a']);
  });

  it('puts most people first, and goes by name among as many, across pages', async () => {
    expect(await walk({ sort: 'people' })).toEqual(['room-c', 'room-a', 'room-d', 'room-b', 'room-e']);
    expect(await walk({ sort: 'people', live: 'true' })).toEqual(['room-c', 'room-a', 'room-d']);
  });

  it('refuses an order that it does not know, and the cursor of another one', async () => {
    expect((await callApi(GET, { as: admin, query: { sort: 'mood' } })).body.code).toBe('invalid-request');
    const { body } = await callApi(GET, { as: admin, query: { limit: '1' } });
    const cursor = String((body as unknown as { nextCursor: string }).nextCursor);
    expect((await callApi(GET, { as: admin, query: { sort: 'people', cursor } })).body.code).toBe('invalid-request');
  });

  it('is for administrators', async () => {
    expect((await callApi(GET, { as: null })).status).toBe(401);
    expect((await callApi(GET, { as: await makeCaller(await makeUser()) })).status).toBe(403);
  });
});
