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

const WIDTHS = [1280, 320];

// Two looks at two widths on every page, on two cores.
test.describe.configure({ timeout: 240_000 });

// Windows are opened without motion: half-way from one colour to another nothing has the contrast that people see.

/** What is wrong with the page as it is shown now, at each width. */
async function findProblems(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[data-slot=skeleton]')).toHaveCount(0);
  const problems: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    problems.push(...(await findSerious(page, width)), ...(await findOverflow(page)));
  }
  return problems;
}

async function findSerious(page: Page, width: number): Promise<string[]> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const axe = new AxeBuilder({ page });
  // Light and dark differ in their colours only.
  const { violations } = await (isDark ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes.map(({ target }) => target.join(' ')).join(', ');
      return `${page.url()}, ${isDark ? 'dark' : 'light'} at ${width} px: ${id} at ${places}`;
    });
}

async function findOverflow(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [`${page.url()} is ${overflow} px wider than its window`] : [];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what everybody sees is accessible and fits, ${colorScheme}`, async ({ openWindow }) => {
    const page = await openWindow({ colorScheme, reducedMotion: 'reduce' });
    const problems: string[] = [];
    for (const path of PUBLIC_PAGES) {
      await page.goto(path);
      problems.push(...(await findProblems(page)));
    }
    expect(problems).toEqual([]);
  });

  test(`what administrators see is accessible and fits, ${colorScheme}`, async ({ openWindow }) => {
    const page = await openWindow({ colorScheme, reducedMotion: 'reduce' });
    await signIn(page);
    const problems: string[] = [];
    for (const path of ADMIN_PAGES) {
      await page.goto(path);
      problems.push(...(await findProblems(page)));
    }
    expect(problems).toEqual([]);
  });

  test(`a call and what follows it are accessible, ${colorScheme}`, async ({ openWindow, api }) => {
    const page = await openWindow({ colorScheme, reducedMotion: 'reduce' });
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
}
