import { beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/rooms/import/route';
import { sql } from '@/lib/data/sql';
import type { ImportedRowView } from '@/lib/schemas/room-import';
import { type ApiAnswer, type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let grace: TestUser;
let ada: TestUser;
let admin: ApiCaller;
let member: ApiCaller;

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('gamma', { missing: ['GAMMA_KEY'] });
  grace = await makeUser({ role: 'admin' });
  ada = await makeUser({ email: 'ada@example.com' });
  admin = await makeCaller(grace);
  member = await makeCaller(ada);
});

const send = (rooms: object[], { dryRun = false, as = admin }: { dryRun?: boolean; as?: ApiCaller | null } = {}) =>
  callApi(POST, { as, body: { rooms, dryRun } });

async function sendCsv(text: string | Uint8Array, query = ''): Promise<ApiAnswer> {
  const response = await POST(
    new Request(`http://localhost:3000/api/v1/rooms/import${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.key}`, 'content-type': 'text/csv; charset=utf-8' },
      body: typeof text === 'string' ? text : Uint8Array.from(text),
    }),
    { params: Promise.resolve({}) },
  );
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const roomsNamed = (...slugs: string[]) =>
  sql.query({
    text: 'SELECT slug, title, platform, pin, tags, owner_id, size FROM rooms WHERE slug = ANY ($1) ORDER BY slug',
    values: [slugs],
  });
const errorsOf = (rows: unknown) =>
  Object.fromEntries((rows as ImportedRowView[]).map(({ row, errors }) => [row, errors.map(({ path }) => path)]));

describe('importing rooms', () => {
  it('makes them all, each with its entry in the audit log', async () => {
    const { status, body } = await send([
      { name: 'import-a', title: 'A', platform: 'alpha', pin: 'preferred', tags: ['x'], owner: 'Ada@example.com' },
      { name: 'import-b', owner: null },
      { name: 'import-c', settings: { size: 7 } },
    ]);
    expect({ status, made: body.made, refused: body.refused }).toEqual({ status: 200, made: 3, refused: 0 });
    expect(await roomsNamed('import-a', 'import-b', 'import-c')).toEqual([
      { slug: 'import-a', title: 'A', platform: 'alpha', pin: 'preferred', tags: ['x'], owner_id: ada.id, size: 50 },
      expect.objectContaining({ slug: 'import-b', title: 'Import b', owner_id: null }),
      expect.objectContaining({ slug: 'import-c', owner_id: grace.id, size: 7 }),
    ]);
    const entries = await sql.query({
      text: `SELECT after ->> 'name' AS name FROM audit_entries WHERE action = 'room.created' ORDER BY 1`,
    });
    expect(entries.map(({ name }) => name)).toEqual(['import-a', 'import-b', 'import-c']);
  });

  it('reads comma-separated values as well, and makes nothing in a dry run', async () => {
    const csv = 'name;title;platform;tags;size\r\ncsv-a;"Board; all";alpha;x, y;20\r\ncsv-b;;;;\r\n';
    const dry = await sendCsv(csv, '?dryRun=true');
    expect(dry.body).toMatchObject({
      isDryRun: true,
      made: 2,
      rooms: [
        { row: 1, name: 'csv-a', title: 'Board; all', platform: 'alpha', result: 'ok' },
        { row: 2, name: 'csv-b', title: 'Csv b' },
      ],
    });
    expect(await roomsNamed('csv-a', 'csv-b')).toEqual([]);
    expect((await sendCsv(csv)).status).toBe(200);
    expect(await roomsNamed('csv-a')).toMatchObject([{ title: 'Board; all', tags: ['x', 'y'], size: 20 }]);
    expect((await sendCsv('name,colour\na,red')).body.detail).toContain('colour');
    expect((await sendCsv(Uint8Array.from([0x6e, 0xff, 0xfe]))).body.detail).toContain('UTF-8');
  });

  it('says of every row what is wrong with it, and makes none', async () => {
    await makeRoom({ slug: 'import-taken' });
    const deleted = await makeRoom({ slug: 'import-deleted' });
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [deleted.id] });
    const rows = [
      { name: 'import-fine' },
      { name: 'Import Wrong' },
      { name: 'import-taken' },
      { name: 'import-deleted' },
      { name: 'import-fine' },
      { name: 'import-skype', platform: 'skype' },
      { name: 'import-gamma', platform: 'gamma' },
      { name: 'import-owner', owner: 'nobody@example.com' },
      { name: 'import-size', settings: { size: 'many' }, colour: 'red' },
      { name: 'admin' },
      { name: 'Import Wrong', platform: 'skype', owner: 'nobody@example.com' },
      { name: 'import-odd', platform: 7, settings: { size: 0 } },
    ];
    const dry = await send(rows, { dryRun: true });
    expect(dry.status).toBe(200);
    expect(errorsOf(dry.body.rooms)).toEqual({
      1: [],
      2: ['name'],
      3: ['name'],
      4: ['name'],
      5: ['name'],
      6: ['platform'],
      7: ['platform'],
      8: ['owner'],
      9: ['settings.size', 'colour'],
      10: ['name'],
      11: ['name', 'platform', 'owner'],
      12: ['platform', 'settings.size'],
    });
    const { status, body } = await send(rows);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'import-refused' });
    expect(Object.keys(errorsOf(body.refused))).toHaveLength(11);
    expect(body.detail).toContain('11 of 12 rooms can’t be made, so none was.');
    expect((await send([{ name: 'admin' }])).body.detail).toMatch(/^The room can’t be made\. Row 1, admin: /);
    expect(await roomsNamed('import-fine')).toEqual([]);
  });

  it('takes the name of a room that was deleted long ago', async () => {
    const old = await makeRoom({ slug: 'import-old' });
    await sql.query({
      text: `UPDATE rooms SET deleted_at = now() - interval '91 days' WHERE id = $1`,
      values: [old.id],
    });
    expect((await send([{ name: 'import-old' }])).status).toBe(200);
    expect(await roomsNamed('import-old')).toHaveLength(1);
  });

  it('refuses a member who says where rooms run, are nailed to, or whose they are, and makes their others', async () => {
    for (const field of [{ platform: 'alpha' }, { pin: 'required' }, { owner: null }, { name: 'Im N', owner: 'x' }]) {
      const { status, body } = await send([{ name: 'import-m' }, { name: 'import-n', ...field }], { as: member });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
    }
    expect(await roomsNamed('import-m', 'import-n')).toEqual([]);
    expect((await send([{ name: 'import-m' }], { as: member })).status).toBe(200);
    expect(await roomsNamed('import-m')).toMatchObject([{ owner_id: ada.id }]);
    expect((await send([{ name: 'import-o' }], { as: null })).status).toBe(401);
  });

  it('makes each name once where two import it at the same moment', async () => {
    const rows = [{ name: 'import-race-a' }, { name: 'import-race-b' }];
    const answers = await Promise.all([send(rows), send(rows)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await roomsNamed('import-race-a', 'import-race-b')).toHaveLength(2);
  });

  it('refuses nothing, too much, and what is no list', async () => {
    expect((await send([])).status).toBe(400);
    expect((await send(Array.from({ length: 1_001 }, (_, index) => ({ name: `many-${index}` })))).status).toBe(400);
    expect((await callApi(POST, { as: admin, body: { rooms: 'all' } })).status).toBe(400);
  });
});
