import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { buildApp } from './build-app';
import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium';
import {
  CALL_ROOM,
  fillCalls,
  findMeetingPage,
  joinWithoutCamera,
  moveBusyRoom,
  planMigration,
  STORY_SETTINGS,
  signInForPictures,
  tellStory,
  WINDOW,
} from './screenshot-story';
import { startThrowawayApp } from './throwaway-app';

// Every page as a picture, light and dark, wide and narrow, into a temporary folder; and the one in the README.
//   npm run screenshots
//   npm run screenshots -- admin      only those whose name holds "admin"

const LOOKS = [
  { name: 'light-wide', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark-wide', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'light-narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'dark-narrow', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

interface Shot {
  readonly name: string;
  readonly path: string | ((page: Page) => Promise<string>);
  /** What to do on the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const GUEST_SHOTS: readonly Shot[] = [
  { name: 'home-guest', path: '/' },
  { name: 'login', path: '/login' },
  { name: 'login-refused', path: '/login', prepare: refuseSignIn },
  { name: 'before-the-call', path: `/${CALL_ROOM}`, prepare: (page) => page.getByLabel('Your camera').waitFor() },
  { name: 'closed-room', path: '/board' },
  { name: 'no-such-room', path: '/no-such-room' },
  { name: 'no-such-page', path: '/no/such/page' },
  { name: 'api-reference', path: '/docs/api' },
];

const ADMIN_SHOTS: readonly Shot[] = [
  { name: 'home', path: '/' },
  { name: 'home-new-room', path: '/', prepare: (page) => page.getByRole('button', { name: 'New room' }).click() },
  { name: 'admin-overview', path: '/admin' },
  { name: 'admin-rooms', path: '/admin/rooms' },
  { name: 'admin-rooms-move', path: '/admin/rooms', prepare: openMove },
  { name: 'admin-room', path: '/admin/rooms/platform-team' },
  { name: 'admin-meeting', path: (page) => findMeetingPage(page, CALL_ROOM) },
  { name: 'admin-migration', path: '/admin/migration' },
  { name: 'admin-migration-draft', path: '/admin/migration/draft' },
  { name: 'admin-migration-preview', path: '/admin/migration/draft', prepare: openPreview },
  { name: 'admin-migration-what-if', path: '/admin/migration/what-if', prepare: askWhatIf },
  { name: 'admin-migration-retire', path: '/admin/migration/retire/mock' },
  { name: 'admin-platforms', path: '/admin/platforms' },
  { name: 'admin-webhooks', path: '/admin/webhooks' },
  { name: 'admin-audit', path: '/admin/audit' },
  { name: 'admin-settings', path: '/admin/settings' },
  { name: 'room-history', path: `/${CALL_ROOM}/history` },
];

async function refuseSignIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('alan@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: /password/ })
    .waitFor();
}

async function openMove(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Move Daily stand-up' }).click();
  await page.getByRole('menuitem', { name: /Jitsi/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function openPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.getByRole('heading', { name: 'Preview', exact: true }).waitFor();
}

async function askWhatIf(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Work it out' }).click();
  await page.getByRole('heading', { name: 'Before and after' }).waitFor();
}

const wanted = process.argv[2] ?? '';
const folder = mkdtempSync(path.join(tmpdir(), 'patchbay-screenshots-'));

async function takeAll(browser: Browser, address: string): Promise<void> {
  const admin = await (await browser.newContext(WINDOW)).newPage();
  await signInForPictures(admin, address);
  await tellStory(admin);
  await fillCalls(browser, address);
  // After that: which rooms a wave takes is drawn by lot, and people in a call stay where pictures can be taken of them.
  await planMigration(admin);
  await moveBusyRoom(admin);
  const guest = await (await browser.newContext(WINDOW)).newPage();
  for (const [page, shots] of [
    [guest, GUEST_SHOTS],
    [admin, ADMIN_SHOTS],
  ] as const) {
    for (const shot of shots.filter(({ name }) => name.includes(wanted))) await takeLooks(page, address, shot);
  }
  if ('call'.includes(wanted)) await takeCall(admin, address);
}

async function takeLooks(page: Page, address: string, shot: Shot): Promise<void> {
  for (const { name, colorScheme, viewport } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${address}${typeof shot.path === 'string' ? shot.path : await shot.path(page)}`);
    await settle(page);
    await shot.prepare?.(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: path.join(folder, `${shot.name}-${name}.png`), fullPage: true });
  }
}

/** The call page is dark in every look; its size is what matters. The wide one is the picture in the README. */
async function takeCall(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 720 });
  await joinWithoutCamera(page, `${address}/${CALL_ROOM}`, 'Ada Lovelace');
  await page.frameLocator('iframe').getByRole('listitem').nth(3).waitFor();
  await page
    .getByRole('banner')
    .first()
    .getByText(/^4\s*people in the call/)
    .waitFor();
  mkdirSync('docs/images', { recursive: true });
  await page.screenshot({ path: path.join(folder, 'call-wide.png') });
  await page.screenshot({ path: path.join('docs', 'images', 'call.png') });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: path.join(folder, 'call-narrow.png') });
  await page.getByRole('banner').first().getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'You left the call' }).waitFor();
  await page.screenshot({ path: path.join(folder, 'call-over-narrow.png') });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.screenshot({ path: path.join(folder, 'call-over-wide.png') });
}

/** Until a page shows what it came for and not its skeleton. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-slot=skeleton]') === null);
}

const executablePath = findChromium();
if (!executablePath) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}
if ((await buildApp(process.cwd(), { isForced: false })) !== 0) process.exit(1);
const app = await startThrowawayApp('screenshots', STORY_SETTINGS);
try {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  });
  await takeAll(browser, app.address);
  await browser.close();
} finally {
  await app.stop();
}
console.log(`The pictures are in ${folder}`);
