import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/audit/route';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/data/audit';
import { sql, withTransaction } from '@/lib/data/sql';
import { auditEntrySchema } from '@/lib/schemas/audit';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let admin: ApiCaller;
let room: TestRoom;

beforeAll(async () => {
  ada = await makeUser({ email: 'ada@example.com' });
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  room = await makeRoom({ slug: 'audited' });
  await record('room.created', ada.actor, { kind: 'room', id: room.id });
  await record('room.changed', { kind: 'system', name: 'guard' }, { kind: 'room', id: room.id });
  await record('platform.state-changed', ada.actor, { kind: 'platform', id: 'mock' });
});

const record = (action: string, actor: Actor, subject: { kind: string; id: string }) =>
  recordAudit(sql, {
    actor,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    before: { title: 'a' },
    after: { title: 'b' },
    reason: 'because',
  });

const list = (query: Record<string, string> = {}, as: ApiCaller | null = admin) => callApi(GET, { as, query });
const actionsOf = async (query: Record<string, string>) => (await list(query)).body.items?.map(({ action }) => action);

describe('the audit log', () => {
  it('tells who did what to what, from what to what and why, newest first', async () => {
    const { body } = await list();
    expect(body.items?.map(({ action }) => action)).toEqual(['platform.state-changed', 'room.changed', 'room.created']);
    expect(body.items?.[2]).toMatchObject({
      actorKind: 'user',
      actorId: ada.id,
      actorName: 'ada@example.com',
      subjectKind: 'room',
      subjectId: room.id,
      subjectName: 'audited',
      before: { title: 'a' },
      after: { title: 'b' },
      reason: 'because',
    });
    for (const entry of body.items ?? []) expect(auditEntrySchema.safeParse(entry).error).toBeUndefined();
  });

  it('calls accounts by their address, and finds them by it', async () => {
    await record('user.changed', ada.actor, { kind: 'user', id: ada.id });
    const { body } = await list({ subject: 'ada@example.com' });
    expect(body.items).toMatchObject([{ action: 'user.changed', subjectName: 'ada@example.com' }]);
    await sql.query({ text: "DELETE FROM audit_entries WHERE action = 'user.changed'" });
  });

  it('is for administrators', async () => {
    expect((await list({}, null)).status).toBe(401);
    expect((await list({}, await makeCaller(await makeUser()))).status).toBe(403);
  });

  it('is narrowed by actor, action and subject', async () => {
    expect(await actionsOf({ actor: 'ADA@' })).toEqual(['platform.state-changed', 'room.created']);
    expect(await actionsOf({ actor: ada.id, action: 'room.created' })).toEqual(['room.created']);
    expect(await actionsOf({ action: 'room' })).toEqual(['room.changed', 'room.created']);
    for (const subject of ['audited', room.id, 'room:audited', `room:${room.id}`]) {
      expect(await actionsOf({ subject })).toEqual(['room.changed', 'room.created']);
    }
    expect(await actionsOf({ subject: 'platform:mock' })).toEqual(['platform.state-changed']);
    expect(await actionsOf({ subject: 'nothing' })).toEqual([]);
    expect(await actionsOf({ actor: '%' })).toEqual([]);
  });

  it('is read page by page, each entry once', async () => {
    const first = await list({ limit: '2' });
    expect(first.body.items).toHaveLength(2);
    await record('room.changed', ada.actor, { kind: 'room', id: room.id });
    const second = await list({ limit: '2', cursor: String(first.body.nextCursor) });
    expect(second.body.items?.map(({ action }) => action)).toEqual(['room.created']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('refuses a cursor of its own invention', async () => {
    for (const position of ['["x"]', '["1; DROP TABLE rooms"]', '[1]', '["9999999999999999999999"]']) {
      expect((await list({ cursor: Buffer.from(position).toString('base64url') })).status).toBe(400);
    }
  });

  it('holds nothing of a change that failed, and tells nobody of it', async () => {
    const changes = await hearChanges(async () => {
      const work = withTransaction(async (transaction) => {
        await recordAudit(transaction, {
          actor: ada.actor,
          action: 'room.lost',
          subjectKind: 'room',
          subjectId: room.id,
        });
        throw new Error('rolled back');
      });
      await expect(work).rejects.toThrow('rolled back');
    });
    expect(changes).toEqual([]);
    expect(await actionsOf({ action: 'room.lost' })).toEqual([]);
  });
});
