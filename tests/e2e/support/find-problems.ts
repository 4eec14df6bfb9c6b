import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

const WIDTHS = [1280, 320];

/**
 * What is wrong with the page as it is shown now, at each width, light and dark. Its window is to be opened without
 * motion: half-way from one colour to another nothing has the contrast that people see.
 */
export async function findProblems(page: Page): Promise<string[]> {
  // Behind a dialog there is no heading for anybody who can't see it.
  await expect(
    page
      .getByRole('dialog')
      .or(page.getByRole('alertdialog'))
      .or(page.getByRole('heading', { level: 1 }))
      .first(),
  ).toBeVisible();
  await expect(page.locator('[data-slot=skeleton]')).toHaveCount(0);
  const problems: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    problems.push(...(await findSerious(page, 'light')), ...(await findOverflow(page)));
    await show(page, 'dark');
    problems.push(...(await findSerious(page, 'dark')));
    await show(page, 'light');
  }
  return problems;
}

/**
 * Changes between light and dark, which are style sheets alone, and brings every colour to its end: half-way nothing has
 * the contrast that people see. Once is enough, and waiting for none to be left would be for ever beside a microphone's
 * level, which is always on its way to the next.
 */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => {
    // Asking for them works out the styles first, so that those of the change are among them.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
}

async function findSerious(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // A page without frames needs no second page to put the answers of its frames together.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  axe.options({
    resultTypes: ['violations'],
    // Light and dark differ in their colours only.
    ...(colorScheme === 'dark' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes.map(({ target }) => target.join(' ')).join(', ');
      return `${page.url()}, ${colorScheme} at ${page.viewportSize()?.width} px: ${id} at ${places}`;
    });
}

async function findOverflow(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [`${page.url()} is ${overflow} px wider than its window`] : [];
}
