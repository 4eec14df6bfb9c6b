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
  { name: 'book-club', title: 'Book club', tags: ['people'] },
  { name: 'incident', title: 'Incident room', tags: ['team'], pin: 'preferred' },
  { name: 'one-to-one', title: 'One to one', tags: ['people'] },
  { name: 'office-hours', title: 'Office hours', tags: ['customers'] },
  { name: 'retrospective', title: 'Retrospective', tags: ['team'] },
  { name: 'planning', title: 'Planning', tags: ['team'] },
  { name: 'town-hall', title: 'Town hall', tags: ['company'], settings: { size: 90 } },
  { name: 'press', title: 'Press', tags: ['company'] },
] as const;

/** Under way: a rule, a first wave that has begun, and one that waits for it. */
const PLAN = {
  rules: [{ id: 'customers', from: ['mock'], to: 'jitsi', when: { tags: ['customers'] } }],
  waves: [
    { id: 'wave-1', from: ['mock'], to: 'jitsi', percentage: 25, soakMinutes: 1_440 },
    { id: 'wave-2', from: ['mock'], to: 'jitsi', percentage: 100 },
  ],
};

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

/** Puts a plan into force, and leaves a draft of the next one. */
export async function planMigration(page: Page): Promise<void> {
  await send(page, 'PUT', '/migration/draft', { plan: PLAN, note: 'Teams first, then everybody' });
  const { hash } = (await send(page, 'POST', '/migration/preview')) as { hash: string };
  await send(page, 'POST', '/migration/publish', { hash });
  const [pilot, ...rest] = PLAN.waves;
  await send(page, 'PUT', '/migration/draft', {
    plan: { ...PLAN, waves: [{ ...pilot, percentage: 50 }, ...rest] },
    note: 'The first wave went well',
  });
}

/** The page of the meeting that goes on in a room. */
export async function findMeetingPage(page: Page, room: string): Promise<string> {
  const { live } = (await send(page, 'GET', `/rooms/${room}`)) as { live: { meetingId: string } };
  return `/admin/meetings/${live.meetingId}`;
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

/** Asks the API as whoever is signed in on the page. */
async function send(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  const { isOk, status, text } = await page.evaluate(
    async ([chosenMethod, address, json]) => {
      const content = json === null ? {} : { headers: { 'content-type': 'application/json' }, body: json };
      const answer = await fetch(address, { method: chosenMethod, ...content });
      return { isOk: answer.ok, status: answer.status, text: await answer.text() };
    },
    [method, `/api/v1${path}`, body === undefined ? null : JSON.stringify(body)] as const,
  );
  if (!isOk) throw new Error(`${method} ${path} was answered ${status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
