import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as GET_FACETS } from '@/app/api/v1/admin/rooms/facets/route';
import { GET } from '@/app/api/v1/admin/rooms/route';
import { POST } from '@/app/api/v1/overrides/route';
import { seedRooms } from '@/lib/commands/bench/seed-rooms';
import { withPatientPool } from '@/lib/data/pool';
import { type SqlStatement, sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

/** Read whole, these would make the page slower with every meeting that was ever held. */
const GROWING = ['meetings', 'participant_sessions', 'decisions', 'audit_entries', 'vendor_calls'];

let admin: ApiCaller;

beforeAll(async () => {
  registerScriptedPlatform('whereby', { cloudRecording: true });
  registerScriptedPlatform('daily', { cloudRecording: true });
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  // Small enough to be made in seconds, large enough that PostgreSQL plans as it does for a year of meetings.
  await withPatientPool((pool) => seedRooms(pool, { rooms: 2_000, meetings: 40_000 }));
}, 180_000);

/** The statements that something asks the database. */
async function recordStatements(work: () => Promise<unknown>): Promise<SqlStatement[]> {
  const query = vi.spyOn(sql, 'query');
  try {
    await work();
    return query.mock.calls.map(([statement]) => statement);
  } finally {
    query.mockRestore();
  }
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The tables that the database would read from one end to the other. */
async function findSequentialScans({ text, values }: SqlStatement): Promise<string[]> {
  const [row] = await sql.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>({
    text: `EXPLAIN (FORMAT JSON) ${text}`,
    ...(values ? { values } : {}),
  });
  const visit = (node: PlanNode): string[] => [
    ...(node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : []),
    ...(node.Plans ?? []).flatMap(visit),
  ];
  return row ? visit(row['QUERY PLAN'][0].Plan) : [];
}

const CASES: Readonly<Record<string, Record<string, string>>> = {
  'the first page': {},
  'most people first': { sort: 'people' },
  'latest meeting first': { sort: 'recent' },
  'longest unused first': { sort: '-recent' },
  'rooms with a call': { live: 'true' },
  'rooms without a call': { live: 'false' },
  'moved by hand': { moved: 'true' },
  'a search': { search: 'room 12' },
  'an owner and a tag': { owner: 'owner-7@example.com', tag: 'team-6' },
  'next on Daily': { next: 'daily' },
  'taken by a wave, latest first': { reason: 'WAVE', sort: 'recent' },
};

describe('the list of rooms over a year of meetings', () => {
  it('would be seen to read one', async () => {
    expect(await findSequentialScans({ text: "SELECT count(*) FROM meetings WHERE end_reason = 'x'" })).toEqual([
      'meetings',
    ]);
  });

  for (const [what, query] of Object.entries(CASES)) {
    it(`reads no table of meetings or people as a whole: ${what}`, async () => {
      let answer: Awaited<ReturnType<typeof callApi>> | null = null;
      const statements = await recordStatements(async () => {
        answer = await callApi(GET, { as: admin, query });
      });
      expect(answer).toMatchObject({ status: 200 });
      expect((answer as unknown as { body: { items: unknown[] } }).body.items.length).toBeGreaterThan(0);
      for (const statement of statements) {
        const scanned = await findSequentialScans(statement);
        expect({ text: statement.text, scanned: scanned.filter((table) => GROWING.includes(table)) }).toMatchObject({
          scanned: [],
        });
      }
      // However many rooms are on the page: none is asked about by itself.
      expect(statements.length).toBeLessThan(16);
    });
  }

  it('counts what it can be narrowed down by', async () => {
    const { body } = await callApi(GET_FACETS, { as: admin });
    const { owners, tags } = body as unknown as { owners: unknown[]; tags: unknown[] };
    expect(owners).toContainEqual({ email: 'owner-10@example.com', name: 'Owner 10', rooms: 10 });
    expect(tags).toContainEqual({ tag: 'team-6', rooms: 40 });
  });

  it('gives every room once across pages of what is decided, in order, and their number', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let total = -1;
    do {
      const query: Record<string, string> = { reason: 'WAVE', limit: '100', ...(cursor ? { cursor } : {}) };
      const { body } = await callApi(GET, { as: admin, query });
      seen.push(...(body.items ?? []).map(({ name }) => String(name)));
      total = Number(body.total);
      cursor = body.nextCursor ?? null;
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].toSorted());
    expect(seen).toHaveLength(total);
    // A quarter of the rooms, without those that rules, hands and pins keep from it.
    expect(total).toBeGreaterThan(300);
    expect(total).toBeLessThan(600);
  });

  it('previews and makes a move of all rooms that match in a handful of statements', async () => {
    const matching = { reason: 'ROOM_PLATFORM' };
    const body = { matching, platform: 'daily', dryRun: true };
    const statements = await recordStatements(() => callApi(POST, { as: admin, body }));
    expect(statements.length).toBeLessThan(16);
    const { body: preview } = await callApi(POST, { as: admin, body });
    const moved = await callApi(POST, { as: admin, body: { ...body, dryRun: false } });
    expect(moved.status).toBe(200);
    expect(moved.body.summary).toEqual(preview.summary);
    const { body: left } = await callApi(GET, { as: admin, query: matching });
    expect(left.total).toBe(0);
  });
});
