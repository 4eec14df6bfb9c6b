import { beforeAll, describe, expect, it } from 'vitest';
import { GET as GET_ROOM, PATCH } from '@/app/api/v1/rooms/[name]/route';
import { GET as LIST } from '@/app/api/v1/rooms/route';
import { findRoomBySlug } from '@/lib/data/rooms/rooms';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let owner: ApiCaller;
let other: ApiCaller;
let admin: ApiCaller;

beforeAll(async () => {
  ada = await makeUser({ name: 'Ada Lovelace' });
  owner = await makeCaller(ada);
  other = await makeCaller(await makeUser({ name: 'Somebody Else' }));
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  await makeRoom({ slug: 'see-open', title: 'Open to all', ownerId: ada.id, tags: ['sales'] });
  await makeRoom({ slug: 'see-members', visibility: 'members', ownerId: ada.id });
  await makeRoom({ slug: 'see-private', visibility: 'private', ownerId: ada.id });
});

const get = (name: string, as: ApiCaller | null = null) => callApi(GET_ROOM, { as, params: { name } });
const list = (as: ApiCaller | null, query: Record<string, string> = {}) => callApi(LIST, { as, query });
const namesOf = async (as: ApiCaller | null, query: Record<string, string> = {}) =>
  (await list(as, query)).body.items?.map(({ name }) => name);

describe('one room', () => {
  it.each([
    ['see-open', { guest: 200, other: 200, owner: 200, admin: 200 }],
    ['see-members', { guest: 401, other: 200, owner: 200, admin: 200 }],
    ['see-private', { guest: 401, other: 403, owner: 200, admin: 200 }],
    ['no-such-room', { guest: 404, other: 404, owner: 404, admin: 404 }],
  ])('keeps 404, 403 and 401 apart for %s', async (name, expected) => {
    const [guest, others, owners, admins] = await Promise.all([
      get(name),
      get(name, other),
      get(name, owner),
      get(name, admin),
    ]);
    const statuses = { guest: guest.status, other: others.status, owner: owners.status, admin: admins.status };
    expect(statuses).toEqual(expected);
    const codes: Record<number, string> = { 401: 'not-signed-in', 403: 'room-not-open-to-you', 404: 'room-not-found' };
    for (const answer of [guest, others, owners, admins].filter(({ status }) => status !== 200)) {
      expect(answer.body.code).toBe(codes[answer.status]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('says to nobody without an account whose it is, and to each what they may do', async () => {
    expect((await get('see-open')).body).toMatchObject({ owner: null, canManage: false });
    expect((await get('see-open', other)).body).toMatchObject({ owner: 'Ada Lovelace', canManage: false });
    expect((await get('see-open', owner)).body).toMatchObject({ canManage: true });
  });

  it('is found by a name that it had before, under its name of today', async () => {
    const { slug } = await makeRoom({ slug: 'old-name', ownerId: ada.id });
    await callApi(PATCH, { as: owner, params: { name: slug }, body: { name: 'new-name' } });
    const { status, body, headers } = await get('old-name');
    expect({ status, name: body.name }).toEqual({ status: 200, name: 'new-name' });
    expect(headers.get('content-location')).toBe('/api/v1/rooms/new-name');
    expect(await findRoomBySlug('old-name')).toMatchObject({ room: { slug: 'new-name' }, isAlias: true });
    expect(await findRoomBySlug('new-name')).toMatchObject({ room: { slug: 'new-name' }, isAlias: false });
    expect(await findRoomBySlug('New-Name')).toMatchObject({ room: { slug: 'new-name' }, isAlias: true });
  });

  it.each(['a\u0000b', '../etc/passwd', "' OR 1=1 --", 'ß', 'x'.repeat(5000), '%'])(
    'does not exist under the name %j',
    async (name) => {
      expect((await get(name)).status).toBe(404);
    },
  );

  it('shows who is in it: people, not connections and not machines', async () => {
    const room = await makeRoom({ slug: 'busy-room' });
    const meeting = await makeMeeting(room.id);
    const twice = await makeSession(meeting.id, { state: 'open' });
    await makeSession(meeting.id, { state: 'open', participantId: twice.participantId });
    await makeSession(meeting.id, { state: 'open', isBot: true });
    await makeSession(meeting.id, { state: 'open', participantId: null });
    await makeSession(meeting.id, { state: 'closed' });
    await makeSession(meeting.id, { state: 'connecting' });
    expect((await get('busy-room')).body.live).toEqual({
      meetingId: meeting.id,
      platform: 'mock',
      state: 'live',
      people: 2,
      startedAt: null,
      endDate: expect.any(String),
      isOverrunning: false,
    });
  });

  it('is read and listed also where its platform is unknown here', async () => {
    await makeRoom({ slug: 'from-the-past', platform: 'hangouts' });
    expect((await get('from-the-past')).body).toMatchObject({ platform: 'hangouts' });
    expect((await list(null, { search: 'from-the-past' })).body.items).toMatchObject([{ platform: 'hangouts' }]);
  });
});

describe('the list of rooms', () => {
  it('holds what the caller may see', async () => {
    const query = { search: 'see-' };
    expect(await namesOf(null, query)).toEqual(['see-open']);
    expect(await namesOf(other, query)).toEqual(['see-members', 'see-open']);
    expect(await namesOf(owner, query)).toEqual(['see-members', 'see-open', 'see-private']);
    expect(await namesOf(admin, query)).toEqual(['see-members', 'see-open', 'see-private']);
  });

  it('holds no deleted rooms', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    expect(await namesOf(owner, { search: slug })).toEqual([slug]);
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [id] });
    expect(await namesOf(owner, { search: slug })).toEqual([]);
    expect(await namesOf(owner, { search: slug, deleted: 'true' })).toEqual([slug]);
    expect(await namesOf(other, { search: slug, deleted: 'true' })).toEqual([]);
    expect(await namesOf(admin, { search: slug, deleted: 'true' })).toEqual([slug]);
    expect((await list(null, { deleted: 'true' })).status).toBe(401);
  });

  it('is searched by name, title and tag, taking marks of patterns for what they are', async () => {
    expect(await namesOf(null, { search: 'OPEN TO' })).toEqual(['see-open']);
    expect(await namesOf(null, { search: 'Sales' })).toEqual(['see-open']);
    expect(await namesOf(null, { search: '%' })).toEqual([]);
    expect(await namesOf(null, { search: '_' })).toEqual([]);
  });

  it('is narrowed to own, platform, tag, visibility and live', async () => {
    expect(await namesOf(owner, { search: 'see-', owner: 'me', visibility: 'private' })).toEqual(['see-private']);
    expect(await namesOf(other, { owner: 'me' })).toEqual([]);
    expect(await namesOf(null, { tag: 'sales' })).toEqual(['see-open']);
    expect(await namesOf(null, { platform: 'nowhere' })).toEqual([]);
    const room = await makeRoom({ slug: 'live-one' });
    await makeMeeting(room.id);
    expect(await namesOf(null, { search: 'live-one', live: 'true' })).toEqual(['live-one']);
    expect(await namesOf(null, { search: 'see-', live: 'true' })).toEqual([]);
  });

  it('is read page by page, each room once and in order', async () => {
    const tag = 'paged';
    for (let index = 0; index < 7; index += 1) await makeRoom({ slug: `paged-${index}`, tags: [tag] });
    const names: unknown[] = [];
    let cursor: string | null | undefined;
    const sizes: number[] = [];
    do {
      const { body } = await list(null, { tag, limit: '3', ...(cursor ? { cursor } : {}) });
      names.push(...(body.items ?? []).map(({ name }) => name));
      sizes.push(body.items?.length ?? 0);
      cursor = body.nextCursor;
    } while (cursor);
    expect(names).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `paged-${index}`));
    expect(sizes).toEqual([3, 3, 1]);
  });

  it('refuses a cursor of its own invention, and limits out of bounds', async () => {
    for (const cursor of ['nonsense', Buffer.from('["a\\u0000"]').toString('base64url')]) {
      const { status, body } = await list(null, { cursor });
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
    }
    expect((await list(null, { limit: '0' })).status).toBe(400);
    expect((await list(null, { limit: '1000' })).status).toBe(400);
  });

  it('counts people rightly for many rooms at once', async () => {
    for (let index = 0; index < 3; index += 1) {
      const room = await makeRoom({ slug: `many-${index}`, tags: ['many'] });
      const meeting = await makeMeeting(room.id);
      for (let person = 0; person < index; person += 1) await makeSession(meeting.id, { state: 'open' });
    }
    const { body } = await list(null, { tag: 'many' });
    expect(body.items?.map(({ live }) => (live as { people: number }).people)).toEqual([0, 1, 2]);
  });
});
