import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { ADMINISTRATOR, API_KEY } from './administrator';

export { expect };

interface WindowOptions extends NonNullable<Parameters<Browser['newContext']>[0]> {
  /** Errors that this window may log, as the test brings them about. */
  readonly allowedErrors?: RegExp;
}

interface Fixtures {
  /** Opens a browser window of its own; whatever it logs as an error fails the test. */
  readonly openWindow: (options?: WindowOptions) => Promise<Page>;
  /** Asks the API with the administrator's key. */
  readonly api: Api;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface WorkerFixtures {
  /** What a window of the administrator remembers: whoever opens one with it is signed in. */
  readonly administrator: StorageState;
}

export interface Api {
  post(path: string, data?: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
  put(path: string, data: unknown): Promise<unknown>;
  patch(path: string, data: unknown): Promise<unknown>;
  delete(path: string): Promise<unknown>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  administrator: [
    async ({ browser }, use, { project }) => use(await signInOnce(browser, project.use.baseURL)),
    { scope: 'worker' },
  ],
  openWindow: async ({ browser }, use) => {
    const problems: string[] = [];
    const windows: Page[] = [];
    await use(async ({ allowedErrors, ...options } = {}) => {
      const context = await browser.newContext({ permissions: ['camera', 'microphone'], ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        const text = message.text();
        if (message.type() !== 'error' || isExpected(text) || allowedErrors?.test(text)) return;
        problems.push(`${page.url()}: ${text}`);
      });
      windows.push(page);
      return page;
    });
    for (const page of windows) await page.context().close();
    expect(problems).toEqual([]);
  },
  api: async ({ request }, use) => {
    await use(makeApi(request));
  },
});

/** Chromium itself logs every answer that is no success; the tests that ask for one look at the page instead. */
function isExpected(text: string): boolean {
  return text.startsWith('Failed to load resource: the server responded with a status of 4');
}

function makeApi(request: APIRequestContext): Api {
  const send = async (method: string, path: string, data?: unknown): Promise<unknown> => {
    const answer = await request.fetch(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${API_KEY}` },
      // The server may close an idle connection at the moment it is used again, as browsers know; asking again does no harm.
      maxRetries: method === 'GET' ? 2 : 0,
      ...(data === undefined ? {} : { data }),
    });
    expect(answer.ok(), `${method} ${path} was answered ${answer.status()}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? null : answer.json();
  };
  return {
    post: (path, data) => send('POST', path, data),
    get: (path) => send('GET', path),
    put: (path, data) => send('PUT', path, data),
    patch: (path, data) => send('PATCH', path, data),
    delete: (path) => send('DELETE', path),
  };
}

/** Signs in as the first administrator. */
export async function signIn(page: Page, password: string = ADMINISTRATOR.password): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Admin' })).toBeVisible();
}

/** Signs in as the first administrator of an app. @returns what a window remembers then */
export async function signInOnce(browser: Browser, baseURL: string | undefined): Promise<StorageState> {
  const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await signIn(page);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/**
 * Opens a room's link and joins: name, one click. The page is waited for, as it puts in the name it remembers when it is
 * ready; what becomes of people who type before that is asked in early.spec.ts.
 */
export async function join(page: Page, room: string, name: string): Promise<void> {
  await page.goto(`/${room}`);
  await enter(page, name);
}

/** Joins from the page before a call. */
export async function enter(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Join', exact: true });
  await expect(button).toBeEnabled();
  await page.getByLabel('Your name').fill(name);
  await button.click();
}

/** Somebody's tile on the demo platform's page. Their name is also said aloud beside it, so text alone finds it twice. */
export function tileOf(page: Page, name: string): Locator {
  return page
    .frameLocator('iframe')
    .getByRole('list', { name: 'People in this call' })
    .getByRole('listitem')
    .filter({ hasText: name });
}

/** A name that no other test of this run uses. */
export function uniqueSlug(prefix: string): string {
  return `${prefix}-${crypto.randomUUID().slice(0, 8)}`;
}
