import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

// A small organisation to take pictures of: rooms, people in calls, a moved room. Everything is made up.

export const STORY_SETTINGS = {
  ADMIN_EMAIL: 'ada@example.com',
  ADMIN_PASSWORD: 'only-for-screenshots',
  DEFAULT_VIDEO_PLATFORM: 'mock',
  JITSI_DOMAIN: 'meet.example.com',
  JITSI_JWT_APP_ID: 'patchbay',
  JITSI_JWT_SECRET: 'only-for-screenshots-0123456789',
  JITSI_WEBHOOK_SECRET: 'only-for-screenshots-9876543210',
} as const;

const ROOMS = [
  { name: 'customer-success', title: 'Customer success', tags: ['customers'], platform: 'jitsi' },
  { name: 'support-desk', title: 'Support desk', tags: ['customers'], pin: 'required' },
  { name: 'hiring-panel', title: 'Hiring panel', tags: ['people'], visibility: 'members' },
  { name: 'board', title: 'Board', tags: ['company'], visibility: 'private', platform: 'jitsi', pin: 'preferred' },
  { name: 'platform-team', title: 'Platform team', tags: ['team'] },
  { name: 'onboarding', title: 'Onboarding', tags: ['people'] },
  { name: 'friday-demo', title: 'Friday demo', tags: ['company'], settings: { size: 80 } },
  { name: 'sales-floor', title: 'Sales floor', tags: ['sales'], platform: 'jitsi' },
] as const;

const USERS = [
  { email: 'grace@example.com', name: 'Grace Hopper', role: 'admin' },
  { email: 'katherine@example.com', name: 'Katherine Johnson' },
  { email: 'alan@example.com', name: 'Alan Turing' },
] as const;

/** The room that pictures of a call show, and who is in it before the photographer comes. */
export const CALL_ROOM = 'standup';
const IN_CALLS = [
  { room: CALL_ROOM, people: ['Grace Hopper', 'Alan Turing', 'Katherine Johnson'] },
  { room: 'platform-team', people: ['Barbara Liskov', 'Edsger Dijkstra'] },
] as const;

/** Signs in as the first administrator. */
export async function signInForPictures(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/login`);
  await page.getByLabel('E-mail').fill(STORY_SETTINGS.ADMIN_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(STORY_SETTINGS.ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${address}/`);
}

/** Makes the organisation, from the page of a signed-in administrator. */
export async function tellStory(page: Page): Promise<void> {
  for (const room of ROOMS) await send(page, 'POST', '/rooms', room);
  for (const user of USERS) await send(page, 'POST', '/users', user);
  await send(page, 'PUT', '/rooms/friday-demo/override', {
    platform: 'jitsi',
    expiresAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    note: 'Trying the new server with a large call',
  });
  await send(page, 'PATCH', '/rooms/design-review', { visibility: 'members' });
  await send(page, 'POST', `/rooms/${CALL_ROOM}/host-links`, { label: 'Reception' });
  await send(page, 'POST', '/api-keys', { name: 'Calendar sync' });
}

/** Puts people into calls. They stay until the browser is closed. */
export async function fillCalls(browser: Browser, address: string): Promise<void> {
  for (const { room, people } of IN_CALLS) {
    for (const name of people) {
      const context = await browser.newContext();
      await joinWithoutCamera(await context.newPage(), `${address}/${room}`, name);
    }
  }
}

/** Moves a room in which people are: they stay, and the pages say what waits for them. */
export async function moveBusyRoom(page: Page): Promise<void> {
  await send(page, 'PUT', '/rooms/platform-team/override', { platform: 'jitsi', note: 'First team on Jitsi' });
}

/** Nothing that Chromium can invent looks like a person, so everybody's camera is off. */
export async function joinWithoutCamera(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Turn camera off' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.frameLocator('iframe').getByText(`${name} (you)`).waitFor();
}

/** What a camera and a window are like in pictures. */
export const WINDOW: BrowserContextOptions = { permissions: ['camera', 'microphone'], reducedMotion: 'reduce' };

async function send(page: Page, method: string, path: string, body: unknown): Promise<void> {
  const problem = await page.evaluate(
    async ([chosenMethod, address, text]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(address, { method: chosenMethod, headers, body: text });
      return answer.ok ? null : `${answer.status} ${await answer.text()}`;
    },
    [method, `/api/v1${path}`, JSON.stringify(body)] as const,
  );
  if (problem !== null) throw new Error(`${method} ${path} was answered ${problem}`);
}
