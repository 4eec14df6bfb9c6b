import { createHmac, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/database-proxy';
import { type AppProcess, startAppProcess } from '../../support/start-app-process';
import { createDatabase, type EmptyDatabase } from '../../support/test-database';

const SECRET = 'only-for-tests-whereby';
const DEMO_KEY = 'only-for-tests-demo';
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
    settings: {
      PATCHBAY_DEMO: 'true',
      MOCK_API_KEY: DEMO_KEY,
      WHEREBY_API_KEY: 'only-for-tests',
      WHEREBY_WEBHOOK_SECRET: SECRET,
    },
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
  const heard = listenTo(stream);
  expect(await deliver(randomUUID())).toBe(200);

  proxy.kill();
  await expect.poll(healthOf).toBe(503);
  const refused = Array.from({ length: REFUSED }, () => randomUUID());
  // Vendors are told to come back, and the page of a room says what is wrong instead of failing.
  for (const id of refused) expect(await deliver(id)).toBe(503);
  expect((await fetch(`${app.url}/api/v1/rooms/standup`)).status).toBe(503);
  const page = await fetch(`${app.url}/standup`);
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('Patchbay can’t reach its database at the moment');
  // So does the frame of a call on the demo platform.
  const frame = await fetch(`${app.url}/demo-platform/api/rooms/standup/presence`, {
    headers: { authorization: `Bearer ${DEMO_KEY}` },
  });
  expect(frame.status).toBe(503);
  // Whoever has a page open needn't believe that it is live.
  await expect.poll(() => heard.text).toContain('event: away');
  const heardWhileAway = heard.text.length;

  proxy.revive();
  await expect.poll(healthOf).toBe(200);
  expect((await fetch(`${app.url}/standup`)).status).toBe(200);
  // One line about the outage, whoever met with it, and none of Next.js about pages that failed.
  expect(app.output().match(/"event":"database\.unavailable"/g)).toHaveLength(1);
  expect(app.output()).not.toContain('⨯');
  expect(app.output()).not.toContain('demo-platform.failed');
  for (const id of refused) expect(await deliver(id)).toBe(200);
  const room = await app.fetch('/api/v1/rooms', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'made-afterwards' }),
  });
  expect(room.status).toBe(201);
  // The same stream as before, and the workers as well, without anybody doing anything.
  await expect.poll(() => heard.text.slice(heardWhileAway)).toContain('event: ready');
  await expect.poll(() => heard.text).toContain('"topic":"room"');
  // A job that was under way is given back in growing steps.
  await expect.poll(countHandled, { timeout: 90_000 }).toBe(REFUSED + 1);
}, 180_000);

/** What a stream has told so far. It ends with the app. */
function listenTo(stream: Response): { readonly text: string } {
  const decoder = new TextDecoder();
  const heard = { text: '' };
  const read = async () => {
    for await (const chunk of stream.body ?? []) heard.text += decoder.decode(chunk, { stream: true });
  };
  void read().catch(() => undefined);
  return heard;
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
