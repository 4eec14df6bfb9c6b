import { createHmac, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/database-proxy';
import { type AppProcess, startAppProcess } from '../../support/start-app-process';
import { createDatabase, type EmptyDatabase } from '../../support/test-database';

const SECRET = 'only-for-tests-whereby';
/** How many deliveries must have been told to come back before the database does. */
const REFUSED = 5;

let database: EmptyDatabase;
let proxy: DatabaseProxy;
let app: AppProcess;

beforeAll(async () => {
  database = await createDatabase();
  proxy = await startDatabaseProxy(database.url);
  app = await startAppProcess({
    databaseUrl: proxy.url,
    settings: { PATCHBAY_DEMO: 'true', WHEREBY_API_KEY: 'only-for-tests', WHEREBY_WEBHOOK_SECRET: SECRET },
  });
});

afterAll(async () => {
  await app?.stop();
  proxy?.close();
  await database?.drop();
});

/** A delivery about nobody's room, as Whereby signs it; the vendor sends the same bytes again where it isn't taken. */
async function deliver(id: string): Promise<number> {
  const body = JSON.stringify({
    id,
    apiVersion: '1.0',
    createdAt: new Date().toISOString(),
    type: 'room.client.joined',
    data: {
      roomName: '/nobody-knows-it',
      roomSessionId: null,
      participantId: id,
      displayName: 'Ada',
      roleName: 'host',
    },
  });
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
  const answer = await fetch(`${app.url}/api/webhooks/whereby`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'whereby-signature': `t=${seconds},v1=${signature}` },
    body,
  });
  return answer.status;
}

const healthOf = async () => (await fetch(`${app.url}/api/health`)).status;

test('a database that is gone for a while costs nothing but that while', async () => {
  const stream = await fetch(`${app.url}/api/v1/events`);
  const told = readUntil(stream, '"topic":"room"');
  expect(await deliver(randomUUID())).toBe(200);

  proxy.kill();
  await expect.poll(healthOf).toBe(503);
  const refused = Array.from({ length: REFUSED }, () => randomUUID());
  // Vendors are told to come back, and the page of a room says what is wrong instead of failing.
  for (const id of refused) expect(await deliver(id)).toBe(503);
  expect((await fetch(`${app.url}/api/v1/rooms/standup`)).status).toBe(503);

  proxy.revive();
  await expect.poll(healthOf, { timeout: 30_000 }).toBe(200);
  for (const id of refused) expect(await deliver(id)).toBe(200);
  const room = await app.fetch('/api/v1/rooms', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'made-afterwards' }),
  });
  expect(room.status).toBe(201);
  // The same stream as before, and the workers as well, without anybody doing anything.
  await told;
  await expect.poll(countHandled, { timeout: 30_000 }).toBe(REFUSED + 1);
});

async function readUntil(stream: Response, text: string): Promise<void> {
  const decoder = new TextDecoder();
  let heard = '';
  for await (const chunk of stream.body ?? []) {
    heard += decoder.decode(chunk, { stream: true });
    if (heard.includes(text)) return;
  }
  throw new Error(`The stream ended before it told of ${text}.`);
}

/** Deliveries that a worker has looked at. */
async function countHandled(): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int FROM webhook_deliveries WHERE attempts > 0',
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
