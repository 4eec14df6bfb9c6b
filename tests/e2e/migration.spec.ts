import type { Page } from '@playwright/test';
import { findProblems } from './support/find-problems';
import { type Stage, test } from './support/platform-stage';
import { expect, uniqueSlug } from './support/test';

/** The rooms of this story, by the platform of their next meeting and by their home. */
async function readRooms(stage: Stage, prefix: string) {
  const { items } = (await stage.ask('GET', `/admin/rooms?search=${prefix}&limit=100`)) as {
    items: { name: string; platform: string; next: { platform: string; sentence: string } }[];
  };
  return items;
}

const movedTo = async (stage: Stage, prefix: string, platform: string) =>
  (await readRooms(stage, prefix)).filter(({ next }) => next.platform === platform).map(({ name }) => name);

/** The names in the table of previewed rooms. */
async function readPreviewed(page: Page): Promise<string[]> {
  const table = page.getByRole('table', { name: 'Previewed rooms' });
  await expect(table).toBeVisible();
  return table.getByRole('link').allInnerTexts();
}

test('a wave of 25 % is previewed and published, rolled back in one click, brought back and settled', async ({
  stage,
  openWindow,
}) => {
  const prefix = uniqueSlug('wave');
  for (let index = 0; index < 16; index++) {
    await stage.ask('POST', '/rooms', { name: `${prefix}-${index}`, platform: 'whereby' });
  }
  const page = await openWindow({ storageState: stage.storageState, reducedMotion: 'reduce' });
  await page.goto('/admin/migration');
  await expect(page.getByText('No plan yet')).toBeVisible();
  expect(await findProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Write a plan' }).click();

  await page.getByRole('button', { name: 'Add a wave' }).click();
  const wave = page.getByRole('group', { name: 'Wave 1' });
  await expect(wave.getByRole('checkbox', { name: 'Whereby' })).toBeChecked();
  await wave.getByRole('combobox', { name: 'Go to' }).click();
  await page.getByRole('option', { name: 'Daily' }).click();
  // What is impossible is refused with its place, and the form stays as it is.
  await wave.getByLabel('Share in %').fill('0');
  await page.getByRole('button', { name: 'Save and preview' }).click();
  await expect(wave.getByText('A wave of 0 % takes no room.')).toBeVisible();
  await wave.getByLabel('Share in %').fill('25');
  await wave.getByLabel('Watched for, in minutes').fill('0');
  await page.getByLabel('Why').fill('A quarter first');
  await page.getByRole('button', { name: 'Save and preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText(/^25 % of \d+ Whereby rooms: \d+ in buckets 0–2,499/)).toBeVisible();
  const previewed = await readPreviewed(page);
  expect(previewed.length).toBeGreaterThan(0);
  expect(await findProblems(page)).toEqual([]);
  expect(await movedTo(stage, prefix, 'daily')).toEqual([]);

  await preview.getByRole('button', { name: /^Publish: \d+ rooms? moves?$/ }).click();
  await expect(page.getByRole('heading', { name: 'Plan 1', exact: true })).toBeVisible();
  const ours = previewed.filter((name) => name.startsWith(prefix));
  expect((await movedTo(stage, prefix, 'daily')).toSorted()).toEqual(ours.toSorted());
  expect(await findProblems(page)).toEqual([]);

  await page.getByRole('button', { name: 'Roll back to no plan' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByText(/^\d+ rooms? goe?s? back at (its|their) next meeting/)).toBeVisible();
  await question.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('heading', { name: 'Plan 2', exact: true })).toBeVisible();
  expect(await movedTo(stage, prefix, 'daily')).toEqual([]);

  await page.getByRole('button', { name: 'Open plan 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back to plan 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('heading', { name: 'Plan 3', exact: true })).toBeVisible();
  expect((await movedTo(stage, prefix, 'daily')).toSorted()).toEqual(ours.toSorted());

  await page.getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(question.getByText(/at home on Daily from now on/)).toBeVisible();
  await question.getByRole('button', { name: 'Settle' }).click();
  await expect(page.getByRole('heading', { name: 'Plan 4', exact: true })).toBeVisible();
  const settled = (await readRooms(stage, prefix)).filter(({ platform }) => platform === 'daily');
  expect(settled.map(({ name }) => name).toSorted()).toEqual(ours.toSorted());
  expect((await movedTo(stage, prefix, 'daily')).toSorted()).toEqual(ours.toSorted());

  await page.goto('/admin/audit');
  for (const words of ['plan published', 'plan rolled back', 'move made permanent']) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
});
