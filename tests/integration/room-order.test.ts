import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { GET as ADMIN_ROOMS } from '@/app/api/v1/admin/rooms/route';
import { PATCH } from '@/app/api/v1/rooms/[name]/route';
import { POST, GET as ROOMS } from '@/app/api/v1/rooms/route';
import { sql } from '@/lib/data/sql';
import { toSortName } from '@/lib/schemas/sort-name';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const IN_ORDER = ['s-1', 's-2', 's-2-1', 's-2-30', 's-3', 's-10', 's-11', 's-100'];

let admin: ApiCaller;

beforeAll(async () => {
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  for (const name of IN_ORDER.filter((one) => one !== 's-11').toSorted()) {
    await callApi(POST, { as: admin, body: { name, platform: 'mock' } });
  }
  await callApi(POST, { as: admin, body: { name: 'another', platform: 'mock' } });
  await callApi(PATCH, { as: admin, params: { name: 'another' }, body: { name: 's-11' } });
});

/** The names of a list, two rooms a page. */
async function walk(list: typeof ROOMS, query: Record<string, string> = {}): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const asked: Record<string, string> = { limit: '2', ...query, ...(cursor ? { cursor } : {}) };
    const { body } = await callApi(list, { as: admin, query: asked });
    names.push(...(body.items ?? []).map(({ name }) => String(name)));
    cursor = body.nextCursor ?? null;
  } while (cursor);
  return names;
}

it('lists rooms by the numbers in their names, each once across pages, also after one was renamed', async () => {
  expect(await walk(ROOMS)).toEqual(IN_ORDER);
  expect(await walk(ADMIN_ROOMS)).toEqual(IN_ORDER);
  expect(await walk(ADMIN_ROOMS, { sort: '-name' })).toEqual(IN_ORDER.toReversed());
  expect(await walk(ADMIN_ROOMS, { sort: 'people' })).toEqual(IN_ORDER);
  // Decided room by room, so that the page is cut by the app and not by the database.
  expect(await walk(ADMIN_ROOMS, { reason: 'ROOM_PLATFORM' })).toEqual(IN_ORDER);
  expect(await walk(ADMIN_ROOMS, { reason: 'ROOM_PLATFORM', sort: '-name' })).toEqual(IN_ORDER.toReversed());
});

it('goes on after a room that is called otherwise by now', async () => {
  const { body } = await callApi(ROOMS, { as: admin, query: { limit: '6' } });
  await callApi(PATCH, { as: admin, params: { name: 's-10' }, body: { name: 'gone' } });
  await sql.query({ text: "DELETE FROM room_aliases WHERE slug = 's-10'" });
  const rest = await callApi(ROOMS, { as: admin, query: { cursor: String(body.nextCursor) } });
  expect(rest.body.items?.map(({ name }) => name)).toEqual(['s-11', 's-100']);
});

it('sorts rooms from before it did so alike', async () => {
  const folder = path.resolve('prisma/migrations');
  const migration = (await readdir(folder)).find((name) => name.endsWith('_sort_names')) ?? '';
  const written = await readFile(path.join(folder, migration, 'migration.sql'), 'utf8');
  const fill = /UPDATE "rooms"[^;]+/.exec(written)?.[0] ?? '';
  await sql.query({ text: "UPDATE rooms SET sort_name = ''" });
  await sql.query({ text: fill });
  const rows = await sql.query<{ slug: string; sort_name: string }>({ text: 'SELECT slug, sort_name FROM rooms' });
  expect(rows).toHaveLength(IN_ORDER.length);
  for (const { slug, sort_name } of rows) expect(sort_name).toBe(toSortName(slug));
});
