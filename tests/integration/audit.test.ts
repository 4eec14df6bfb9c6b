import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as EXPORT } from '@/app/api/v1/audit/export/route';
import { GET } from '@/app/api/v1/audit/route';
import { type Actor, SYSTEM } from '@/lib/access/actor';
import { recordAudit } from '@/lib/data/audit/audit';
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

async function save(query: Record<string, string>): Promise<string> {
  const address = `http://localhost:3000/api/v1/audit/export?${new URLSearchParams(query)}`;
  const answer = await EXPORT(new Request(address, { headers: { authorization: `Bearer ${admin.key}` } }));
  expect(answer.headers.get('content-disposition')).toContain(`audit.${query.format}`);
  return answer.text();
}

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
    for (const subject of ['Demo', 'demo', 'DEMO']) {
      expect(await actionsOf({ subject })).toEqual(['platform.state-changed']);
    }
    expect(await actionsOf({ subject: 'Audited' })).toEqual(['room.changed', 'room.created']);
    expect(await actionsOf({ subject: 'nothing' })).toEqual([]);
    expect(await actionsOf({ actor: '%' })).toEqual([]);
  });

  it('finds what Patchbay did itself by its name, and nothing by keys or people that are called so', async () => {
    await record('platform.breaker-opened', SYSTEM, { kind: 'platform', id: 'mock' });
    const key: Actor = { kind: 'api-key', id: randomUUID(), name: 'PATCHBAY_API_KEY', role: 'admin', userId: null };
    await record('platform.faults-changed', key, { kind: 'platform', id: 'mock' });
    for (const actor of ['Patchbay', 'patchbay'])
      expect(await actionsOf({ actor })).toEqual(['platform.breaker-opened']);
    expect(await save({ actor: 'Patchbay', format: 'csv' })).not.toContain('PATCHBAY_API_KEY');
    expect(await actionsOf({ actor: 'PATCHBAY_API' })).toEqual(['platform.faults-changed']);
    await sql.query({
      text: "DELETE FROM audit_entries WHERE action IN ('platform.breaker-opened', 'platform.faults-changed')",
    });
  });

  it('is narrowed by time and by words of the reason', async () => {
    const at = async (action: string, day: string, reason: string) => {
      await sql.query({
        text: `INSERT INTO audit_entries (at, actor_kind, actor_name, action, subject_kind, subject_id, reason)
               VALUES ($1, 'system', 'guard', $2, 'plan', 'in-force', $3)`,
        values: [day, action, reason],
      });
    };
    await at('plan.paused', '2025-03-01T09:00:00Z', 'Daily fails 10 % of creates');
    await at('plan.resumed', '2025-03-02T09:00:00Z', 'all is well again');
    expect(await actionsOf({ subject: 'The plan' })).toEqual(['plan.resumed', 'plan.paused']);
    const march = { from: '2025-03-01T00:00:00Z', to: '2025-03-02T09:00:00Z' };
    expect(await actionsOf(march)).toEqual(['plan.paused']);
    expect(await actionsOf({ from: '2025-03-02T09:00:00Z', action: 'plan' })).toEqual(['plan.resumed']);
    expect(await actionsOf({ search: 'DAILY fails 10 %' })).toEqual(['plan.paused']);
    expect(await actionsOf({ search: '%' })).toEqual(['plan.paused']);
    expect((await list({ from: 'last week' })).status).toBe(400);
    await sql.query({ text: "DELETE FROM audit_entries WHERE subject_kind = 'plan'" });
  });

  it('is saved as a file, all of what matches and nothing else', async () => {
    await sql.query({
      text: `INSERT INTO audit_entries (actor_kind, actor_name, action, subject_kind, subject_id, before, reason)
             SELECT 'system', '=cmd', 'plan.wave-begun', 'plan', 'in-force', '{"plan": 1}', 'no. ' || n FROM generate_series(1, 1201) AS n`,
    });
    const rows = (await save({ action: 'plan', format: 'csv' })).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1_202);
    // A spreadsheet would run what begins with an equals sign.
    expect(rows[1]).toContain("'=cmd,system,plan.wave-begun,plan,the plan,in-force,no. 1201");
    const entries: unknown = JSON.parse(await save({ action: 'plan', format: 'json' }));
    expect(entries).toHaveLength(1_201);
    expect(entries).toMatchObject({
      0: { reason: 'no. 1201', subjectName: 'the plan', before: { plan: 1 } },
      1200: { reason: 'no. 1' },
    });
    expect(JSON.parse(await save({ action: 'recording', format: 'json' }))).toEqual([]);
    expect((await callApi(EXPORT, { as: null })).status).toBe(401);
    expect((await callApi(EXPORT, { as: await makeCaller(await makeUser()) })).status).toBe(403);
    await sql.query({ text: "DELETE FROM audit_entries WHERE subject_kind = 'plan'" });
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

  it('refuses to look for an action that is never written down, and names those that are', async () => {
    const answer = async (action: string) => {
      const { status, body } = await list({ action });
      expect([status, body.code]).toEqual([400, 'invalid-request']);
      return JSON.stringify(body);
    };
    expect(await answer('nope')).toMatch(/room, .*override, .*plan/);
    expect(await answer('override.nope')).toContain('override.lapsed');
  });

  it('holds nothing of a change that failed, and tells nobody of it', async () => {
    const changes = await hearChanges(async () => {
      const work = withTransaction(async (transaction) => {
        await recordAudit(transaction, {
          actor: ada.actor,
          action: 'room.kept',
          subjectKind: 'room',
          subjectId: room.id,
        });
        throw new Error('rolled back');
      });
      await expect(work).rejects.toThrow('rolled back');
    });
    expect(changes).toEqual([]);
    expect(await actionsOf({ action: 'room.kept' })).toEqual([]);
  });
});
