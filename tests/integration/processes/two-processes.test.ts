import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppProcess, findFreePort, startAppProcess } from '../../support/start-app-process';
import { createDatabase, type EmptyDatabase } from '../../support/test-database';

const PEOPLE = 300;
const IN_STANDUP = `FROM meetings m JOIN rooms r ON r.id = m.room_id WHERE r.slug = 'standup'`;

let database: EmptyDatabase;
let options: { databaseUrl: string; settings: Record<string, string> };
let first: AppProcess;
let second: AppProcess;

beforeAll(async () => {
  database = await createDatabase();
  const port = await findFreePort();
  options = {
    databaseUrl: database.url,
    // One installation has one address, as behind a balancer; here it leads to the first process.
    settings: { PATCHBAY_DEMO: 'true', PUBLIC_URL: `http://localhost:${port}` },
  };
  [first, second] = await Promise.all([startAppProcess({ ...options, port }), startAppProcess(options)]);
});

afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await database?.drop();
});

describe('two processes on one database', () => {
  test('started at the same moment make one installation', async () => {
    expect(await query('SELECT count(*)::int FROM installation')).toEqual([{ count: 1 }]);
    expect(await query('SELECT count(*)::int FROM users')).toEqual([{ count: 1 }]);
    expect(await query('SELECT count(*)::int FROM rooms')).toEqual([{ count: 3 }]);
    expect(
      await query('SELECT count(*)::int FROM _prisma_migrations GROUP BY migration_name HAVING count(*) > 1'),
    ).toEqual([]);
  });

  test(`make one meeting for ${PEOPLE} people who join a cold room at the same moment`, async () => {
    // The room is cold, the processes are not: loading their code is no part of what is tested.
    await Promise.all([join(first, 0, 'all-hands'), join(second, 0, 'all-hands')]);
    const joins = await Promise.all(
      Array.from({ length: PEOPLE }, (_, index) => join(index % 2 ? first : second, index)),
    );

    expect(joins.filter((answer) => answer.status !== 200 && answer.status !== 201)).toEqual([]);
    expect(new Set(joins.map((answer) => answer.meetingId)).size).toBe(1);
    expect(await query(`SELECT state, end_reason ${IN_STANDUP}`)).toEqual([{ state: 'live', end_reason: null }]);
    // One here and one for the other room: nobody asked the vendor twice.
    expect(await query('SELECT name FROM mock_vendor_rooms')).toHaveLength(2);
    expect(
      await query(
        `SELECT DISTINCT participant_id FROM participant_sessions WHERE meeting_id IN (SELECT m.id ${IN_STANDUP})`,
      ),
    ).toHaveLength(PEOPLE);
  });

  test('go on when one of them is killed, which comes back to the same meeting', async () => {
    const [{ id: meetingId } = { id: '' }] = await query<{ id: string }>(`SELECT m.id ${IN_STANDUP}`);
    await second.kill();

    expect((await join(first, 1)).meetingId).toBe(meetingId);
    second = await startAppProcess(options);
    expect((await join(second, 2)).meetingId).toBe(meetingId);
  });

  test('end in order when they are asked to', async () => {
    expect(await second.stop()).toBe(0);
    expect((await first.fetch('/api/health')).status).toBe(200);
  });
});

async function join(
  app: AppProcess,
  index: number,
  room = 'standup',
): Promise<{ status: number; meetingId: string; text: string }> {
  const answer = await fetch(`${app.url}/api/v1/rooms/${room}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: `Person ${index}` }),
  });
  const text = await answer.text();
  const meetingId = answer.ok ? (JSON.parse(text) as { meeting: { id: string } }).meeting.id : '';
  return { status: answer.status, meetingId, text: answer.ok ? '' : text };
}

async function query<Row extends object = Record<string, unknown>>(text: string): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
