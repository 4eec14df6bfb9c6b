import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

const WIDTHS = [1280, 320];

/** What is wrong with the page as it is shown now, at each width. */
export async function findProblems(page: Page): Promise<string[]> {
  // Behind a dialog there is no heading for anybody who can't see it.
  await expect(
    page
      .getByRole('dialog')
      .or(page.getByRole('heading', { level: 1 }))
      .first(),
  ).toBeVisible();
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
