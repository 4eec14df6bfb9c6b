import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, join, signIn, test, tileOf, uniqueSlug } from './support/test';

const PUBLIC_PAGES = ['/', '/login', '/standup', '/no-such-room-anywhere', '/no/such/page', '/docs/api'];
const ADMIN_PAGES = [
  '/',
  '/admin',
  '/admin/rooms',
  '/admin/rooms/standup',
  '/admin/platforms',
  '/admin/webhooks',
  '/admin/audit',
  '/admin/settings',
];

const COLOUR_SCHEMES = ['light', 'dark'] as const;
type ColourScheme = (typeof COLOUR_SCHEMES)[number];

const WIDTHS = [1280, 320];

// Two looks at two widths of every page, on two cores.
test.describe.configure({ timeout: 240_000 });

/** What is wrong with the page as it is shown now, in each look and at each width. */
async function findProblems(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[data-slot=skeleton]')).toHaveCount(0);
  const problems: string[] = [];
  for (const colorScheme of COLOUR_SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await settleColours(page);
      problems.push(...(await findSerious(page, colorScheme, width)), ...(await findOverflow(page)));
    }
  }
  return problems;
}

/** Half-way from one colour to another nothing has the contrast that people see. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    // One that is cut short by another is as good as done.
    await Promise.all(transitions.map(({ finished }) => finished.catch(() => undefined)));
  });
}

async function findSerious(page: Page, colorScheme: ColourScheme, width: number): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // Light and dark differ in their colours only.
  const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes.map(({ target }) => target.join(' ')).join(', ');
      return `${page.url()}, ${colorScheme} at ${width} px: ${id} at ${places}`;
    });
}

async function findOverflow(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [`${page.url()} is ${overflow} px wider than its window`] : [];
}

async function findProblemsOf(page: Page, paths: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    problems.push(...(await findProblems(page)));
  }
  return problems;
}

test('what everybody sees is accessible and fits, light and dark', async ({ openWindow }) => {
  expect(await findProblemsOf(await openWindow(), PUBLIC_PAGES)).toEqual([]);
});

test('what administrators see is accessible and fits, light and dark', async ({ openWindow }) => {
  const page = await openWindow();
  await signIn(page);
  expect(await findProblemsOf(page, ADMIN_PAGES)).toEqual([]);
});

test('a call and what follows it are accessible, light and dark', async ({ openWindow, api }) => {
  const page = await openWindow();
  const room = uniqueSlug('axe');
  await api.post('/rooms', { name: room });
  await join(page, room, 'Ada');
  await expect(tileOf(page, 'Ada (you)')).toBeVisible();
  const problems = await findProblems(page);
  await page.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: /left/i })).toBeVisible();
  problems.push(...(await findProblems(page)));
  expect(problems).toEqual([]);
});
