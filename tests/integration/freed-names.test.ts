import { beforeAll, describe, expect, it } from 'vitest';
import { GET as AUDIT } from '@/app/api/v1/audit/route';
import { GET as DECISIONS } from '@/app/api/v1/decisions/route';
import { GET as MEETING } from '@/app/api/v1/meetings/[id]/route';
import { GET as RETIRE } from '@/app/api/v1/migration/retire/[platform]/route';
import { DELETE as UNDO } from '@/app/api/v1/overrides/[changeId]/route';
import { GET as MOVES } from '@/app/api/v1/overrides/route';
import { GET as FIGURES } from '@/app/api/v1/overview/figures/route';
import { GET as OVERVIEW } from '@/app/api/v1/overview/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { POST as RELEASE } from '@/app/api/v1/rooms/[name]/release/route';
import { DELETE as REMOVE } from '@/app/api/v1/rooms/[name]/route';
import { GET as DELIVERY } from '@/app/api/v1/webhook-deliveries/[id]/route';
import { GET as DELIVERIES } from '@/app/api/v1/webhook-deliveries/route';
import { insertRefusedJoin } from '@/lib/data/meetings/refused-joins';
import { findRoomOfMeeting } from '@/lib/data/meetings/room-of-meeting';
import { sql } from '@/lib/data/sql';
import { type ApiCall, type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
/** A room that was deleted and its name freed, after all kinds of things happened in it. */
let room: TestRoom;
let meetingId: string;
let deliveryId: string;
let changeId: string;

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('beta');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  room = await makeRoom({ slug: 'given-away', platform: 'alpha' });
  const moved = await callApi(MOVE, { as: admin, params: { name: room.slug }, body: { platform: 'beta' } });
  changeId = String(moved.body.changeId);
  meetingId = (await makeMeeting(room.id, { platform: 'beta', state: 'ended' })).id;
  await sql.query({
    text: `INSERT INTO decisions (room_id, meeting_id, platform, reason, steps) VALUES ($1, $2, 'beta', 'OVERRIDE', '[]')`,
    values: [room.id, meetingId],
  });
  await sql.query({
    text: "INSERT INTO recordings (meeting_id, platform, state) VALUES ($1, 'beta', 'ready')",
    values: [meetingId],
  });
  await insertRefusedJoin({ roomId: room.id, cause: 'timed-out', supportCode: 'ABCD-1234', steps: null });
  const [delivery] = await sql.query<{ id: string }>({
    text: `INSERT INTO webhook_deliveries (platform, raw_body, headers, meeting_id) VALUES ('beta', '', '{}', $1) RETURNING id`,
    values: [meetingId],
  });
  deliveryId = String(delivery?.id);
  for (const [call, status] of [
    [REMOVE, 204],
    [RELEASE, 204],
  ] as const) {
    expect((await callApi(call, { as: admin, params: { name: room.slug } })).status).toBe(status);
  }
});

/** An answer of the API, which must not hold what is kept in place of a freed name. */
async function ask(route: Parameters<typeof callApi>[0], call: Pick<ApiCall, 'params' | 'query'> = {}) {
  const { body } = await callApi(route, { as: admin, ...call });
  expect(JSON.stringify(body)).not.toContain('deleted-');
  return body;
}

describe('a deleted room whose name was freed', () => {
  it('has no name in what is told of its meetings, decisions, deliveries and refused joins', async () => {
    expect(await ask(MEETING, { params: { id: meetingId } })).toMatchObject({ room: null, url: null });
    expect(await ask(DECISIONS)).toMatchObject({ items: [{ room: null, meetingId }] });
    expect(await ask(OVERVIEW)).toMatchObject({ recentDecisions: [{ room: null, meetingId }] });
    expect(await ask(FIGURES)).toMatchObject({ refused: { count: 1, newest: [{ room: null }] } });
    expect(await ask(DELIVERIES)).toMatchObject({ items: [{ room: null, meetingId }] });
    expect(await ask(DELIVERY, { params: { id: deliveryId } })).toMatchObject({ room: null, meetingId });
  });

  it('is counted and not named where rooms are named as examples', async () => {
    expect(await ask(MOVES)).toMatchObject({ items: [{ changeId, rooms: 1, examples: [] }] });
    const { dependencies } = await ask(RETIRE, { params: { platform: 'beta' } });
    expect(dependencies).toContainEqual(expect.objectContaining({ kind: 'recording', count: 1, examples: [] }));
  });

  it('is left alone by an undo without being named', async () => {
    const kept = [{ name: null, reason: 'It is deleted, and its name was freed.' }];
    const refusal = await ask(UNDO, { params: { changeId } });
    expect(refusal).toMatchObject({ code: 'move-not-undoable', kept });
    expect(refusal.detail).toContain('a deleted room: It is deleted');
  });

  it('is told of to whoever listens for changes without a name', async () => {
    const { change } = (await findRoomOfMeeting(sql, room.id)) ?? {};
    expect(change).toMatchObject({ roomId: room.id });
    expect(change).not.toHaveProperty('room');
  });

  it('stands in the audit log under the name of the time, and under none where nobody knows that', async () => {
    const { items } = await ask(AUDIT, { query: { subject: 'room' } });
    expect(new Set(items?.map(({ subjectName }) => subjectName))).toEqual(new Set(['given-away']));
    const unknown = await makeRoom({ slug: 'never-logged' });
    await sql.query({
      text: `UPDATE rooms SET deleted_at = now(), slug = 'deleted-' || id WHERE id = $1`,
      values: [unknown.id],
    });
    await sql.query({
      text: `INSERT INTO audit_entries (actor_kind, actor_name, action, subject_kind, subject_id)
             VALUES ('system', 'guard', 'room.deleted', 'room', $1)`,
      values: [unknown.id],
    });
    expect(await ask(AUDIT, { query: { subject: unknown.id } })).toMatchObject({ items: [{ subjectName: null }] });
  });
});
