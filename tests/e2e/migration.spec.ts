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
  administrator,
}) => {
  const prefix = uniqueSlug('wave');
  for (let index = 0; index < 16; index++) {
    await stage.ask('POST', '/rooms', { name: `${prefix}-${index}`, platform: 'whereby' });
  }
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
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
  await question.getByLabel('Reason').fill('Echo in some rooms');
  await question.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('heading', { name: 'Plan 2', exact: true })).toBeVisible();
  expect(await movedTo(stage, prefix, 'daily')).toEqual([]);

  await page.getByRole('button', { name: 'Open plan 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back to plan 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('heading', { name: 'Plan 3', exact: true })).toBeVisible();
  expect((await movedTo(stage, prefix, 'daily')).toSorted()).toEqual(ours.toSorted());

  // What is confirmed is what was read: where somebody changes the plan in between, it is shown anew before.
  await page.getByRole('button', { name: 'Roll back to no plan' }).click();
  await expect(question.getByText(/back at (its|their) next meeting/)).toBeVisible();
  await stage.ask('POST', '/migration/resume', {});
  const notice = question.getByRole('alert');
  await expect(notice.getByText(/^API key .+ changed it, .+: plan 3 is in force\./)).toBeVisible();
  await expect(question.getByRole('button', { name: 'Roll back' })).toBeDisabled();
  await notice.getByRole('button', { name: 'Look again' }).click();
  await expect(question.getByText(/back at (its|their) next meeting/)).toBeVisible();
  await expect(question.getByRole('button', { name: 'Roll back' })).toBeEnabled();
  await question.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(question.getByText(/at home on Daily from now on/)).toBeVisible();
  await question.getByLabel('Reason').fill('Nobody missed anything');
  await question.getByRole('button', { name: 'Settle' }).click();
  await expect(page.getByRole('heading', { name: 'Plan 4', exact: true })).toBeVisible();
  const settled = (await readRooms(stage, prefix)).filter(({ platform }) => platform === 'daily');
  expect(settled.map(({ name }) => name).toSorted()).toEqual(ours.toSorted());
  expect((await movedTo(stage, prefix, 'daily')).toSorted()).toEqual(ours.toSorted());

  await page.goto('/admin/audit');
  for (const words of ['plan published', 'plan rolled back', 'plan settled']) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
  for (const reason of ['Echo in some rooms', 'Nobody missed anything']) {
    await expect(page.getByText(reason).first()).toBeVisible();
  }
});

test('a wave that is begun by hand says what that skips, and a freeze says at the button why it can’t be', async ({
  stage,
  administrator,
  openWindow,
}) => {
  const wave = { from: ['whereby'], to: 'daily', startsAt: null, soakMinutes: 60 };
  const waves = [
    { ...wave, id: 'first', percentage: 10 },
    { ...wave, id: 'second', percentage: 20 },
  ];
  const putInForce = async (freezeWindows: readonly object[]) => {
    await stage.ask('PUT', '/migration/draft', { plan: { rules: [], waves, fallbackOrder: null, freezeWindows } });
    const { hash } = (await stage.ask('POST', '/migration/preview', {})) as { hash: string };
    await stage.ask('POST', '/migration/publish', { hash, resume: true });
  };
  await putInForce([]);
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/migration');
  const begin = page.getByRole('button', { name: 'Begin wave second now' });
  await begin.click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByText(/^Wave first is watched until .+; beginning wave second now skips/)).toBeVisible();
  await question.getByRole('button', { name: 'Cancel' }).click();

  const hour = 3_600_000;
  const [from, until] = [-hour, hour].map((offset) => new Date(Date.now() + offset).toISOString());
  await putInForce([{ from, until, reason: 'holidays' }]);
  await expect(begin).toBeDisabled();
  await expect(begin).toHaveAccessibleDescription(/^Not before .+: a freeze holds\.$/);
  expect(await findProblems(page)).toEqual([]);
  await stage.ask('POST', '/migration/rollback', { toVersion: 0 });
});

test('a draft that somebody else saves meanwhile is told of at once, and nothing that was typed is lost', async ({
  stage,
  openWindow,
  administrator,
}) => {
  const wave = (percentage: number) => ({
    plan: {
      rules: [],
      waves: [{ id: 'wave-1', from: ['whereby'], to: 'jitsi', percentage, startsAt: null, soakMinutes: 60 }],
      fallbackOrder: null,
      freezeWindows: [],
    },
  });
  await stage.ask('PUT', '/migration/draft', wave(10));
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/migration/draft');
  const share = page.getByRole('group', { name: 'Wave 1' }).getByLabel('Share in %');
  await share.fill('55');
  await stage.ask('PUT', '/migration/draft', wave(20));
  const notice = page.getByRole('alert').filter({ hasText: 'changed the draft while you had it open' });
  await expect(notice.getByText(/^Wave 1: 10 % .* → 20 % /)).toBeVisible();
  await expect(share).toHaveValue('55');
  expect(await findProblems(page)).toEqual([]);
  await notice.getByRole('button', { name: 'Go on with mine' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();

  await stage.ask('PUT', '/migration/draft', wave(30));
  await notice.getByRole('button', { name: 'Show the draft as it is now' }).click();
  await expect(share).toHaveValue('30');
  await expect(notice).toBeHidden();

  await stage.ask('DELETE', '/migration/draft');
  await expect(page.getByText('The draft was thrown away while you had it open')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with mine' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Throw away' })).toBeVisible();
  await stage.ask('DELETE', '/migration/draft');
  await page.getByRole('button', { name: 'Begin again from the plan in force' }).click();
  await expect(page.getByRole('button', { name: 'Throw away' })).toBeHidden();

  // Neither is what somebody typed where there was no draft yet, and another was quicker to save the first.
  await page.reload();
  const why = page.getByLabel('Why');
  await why.fill('Ours, not saved yet');
  await page.getByRole('button', { name: 'Add a wave' }).click();
  const added = page.getByRole('group', { name: /^Wave \d/ }).last();
  await added.getByRole('checkbox', { name: 'Whereby' }).check();
  await added.getByRole('combobox', { name: 'Go to' }).click();
  await page.getByRole('option', { name: 'Daily' }).click();
  await added.getByLabel('Share in %').fill('45');
  await stage.ask('PUT', '/migration/draft', { ...wave(40), note: 'Theirs' });
  const begun = page.getByRole('alert').filter({ hasText: /^API key .+ began the draft while you had it open/ });
  await expect(begun.getByText('Why: nothing → “Theirs”')).toBeVisible();
  await expect(why).toHaveValue('Ours, not saved yet');
  await expect(added.getByLabel('Share in %')).toHaveValue('45');
  await expect(page.getByRole('button', { name: 'Save and preview' })).toBeDisabled();
  await begun.getByRole('button', { name: 'Go on with mine' }).click();
  await expect(begun).toBeHidden();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();
  expect(await stage.ask('GET', '/migration/draft')).toMatchObject({ note: 'Ours, not saved yet' });
  await stage.ask('DELETE', '/migration/draft');
});
