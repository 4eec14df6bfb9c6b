import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { makeTemporaryDataDirectory } from '@/lib/commands/make-temporary-data-directory';
import { startEmbeddedPostgres } from '@/lib/embedded-postgres/start-embedded-postgres';
import { APP_ADMIN_PASSWORD, type AppProcess, startAppProcess } from '../support/start-app-process';
import { expect, join, signIn, test, tileOf } from './support/test';

// An app of its own, on an embedded database: it is killed, and its database is tampered with.

const directory = makeTemporaryDataDirectory('e2e-restart');
let app: AppProcess;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await startAppProcess({ dataDirectory: directory });
});
test.afterAll(async () => {
  await app.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface LiveRoom {
  readonly live: { readonly meetingId: string; readonly people: number } | null;
}

async function readRoom(name: string): Promise<LiveRoom> {
  return (await app.fetch(`/api/v1/rooms/${name}`)).json();
}

/** What a page may complain of while there is no server. */
const UNREACHABLE = /^Failed to load resource: net::ERR_|status of 5\d\d|EventSource|ERR_INCOMPLETE_CHUNKED_ENCODING/;

test('an app that is killed during a call comes back with the room, the meeting and the people in it', async ({
  openWindow,
}) => {
  const window = { baseURL: app.url, allowedErrors: UNREACHABLE };
  const ada = await openWindow(window);
  const grace = await openWindow(window);
  await join(ada, 'standup', 'Ada');
  await join(grace, 'standup', 'Grace');
  await expect(tileOf(ada, 'Grace')).toBeVisible();
  await expect.poll(async () => (await readRoom('standup')).live?.people).toBe(2);
  const before = (await readRoom('standup')).live?.meetingId;

  await app.kill();
  app = await startAppProcess({ dataDirectory: directory, port: Number(new URL(app.url).port) });

  expect((await readRoom('standup')).live?.meetingId).toBe(before);
  await expect(tileOf(ada, 'Grace')).toBeVisible();
  await grace.reload();
  await join(grace, 'standup', 'Dorothy');
  await expect(tileOf(ada, 'Dorothy')).toBeVisible();
  await expect(ada.frameLocator('iframe').getByText('Connection lost')).toHaveCount(0);
  const barbara = await openWindow(window);
  await join(barbara, 'standup', 'Barbara');
  await expect(tileOf(barbara, 'Ada')).toBeVisible();
  await expect.poll(async () => (await readRoom('standup')).live).toMatchObject({ meetingId: before, people: 3 });
});

test('a room on a platform that nobody knows says so, and people get in on another', async ({ openWindow }) => {
  const database = await startEmbeddedPostgres(directory, { onLost: () => undefined });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`UPDATE rooms SET platform = 'carrier-pigeon' WHERE slug = 'design-review'`);
  await client.end();
  await database.stop();

  const page = await openWindow({ baseURL: app.url });
  const answer = await page.goto('/design-review');
  expect(answer?.status()).toBe(200);
  await expect(page.getByText(/usual video service isn’t available/)).toBeVisible();
  await join(page, 'design-review', 'Ada');
  await expect(tileOf(page, 'Ada (you)')).toBeVisible();

  const admin = await openWindow({ baseURL: app.url });
  await signIn(admin, APP_ADMIN_PASSWORD);
  await admin.goto('/admin/rooms/design-review');
  await expect(admin.getByText(/“carrier-pigeon”, is unknown here.* Its next meeting is on Demo/)).toBeVisible();
  await expect(admin.getByText('carrier-pigeon, unknown here')).toBeVisible();
  await admin.goto('/admin/rooms');
  await expect(admin.getByRole('row', { name: 'design-review' })).toContainText('carrier-pigeon, unknown here');
  await admin.getByRole('button', { name: 'Move Daily stand-up' }).click();
  await expect(admin.getByRole('menuitem', { name: /Demo/ })).toBeVisible();
  await expect(admin.getByRole('menuitem', { name: /carrier-pigeon/ })).toHaveCount(0);
});
