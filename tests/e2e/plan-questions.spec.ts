import { findProblems } from './support/find-problems';
import { type Stage, test } from './support/platform-stage';
import { expect, uniqueSlug } from './support/test';

/** Two rooms that a rule moves, in a plan whose one wave has begun and is watched. */
async function putPlanInForce(stage: Stage): Promise<readonly [string, string]> {
  const prefix = uniqueSlug('asked');
  const rooms = [`${prefix}-1`, `${prefix}-2`] as const;
  for (const name of rooms) await stage.ask('POST', '/rooms', { name, platform: 'whereby' });
  await stage.ask('PUT', '/migration/draft', {
    plan: {
      rules: [{ id: 'rule-1', from: ['whereby'], to: 'daily', when: { rooms } }],
      waves: [{ id: 'wave-1', from: ['jitsi'], to: 'daily', percentage: 10, startsAt: null, soakMinutes: 60 }],
      fallbackOrder: null,
      freezeWindows: [],
    },
  });
  const { hash } = (await stage.ask('POST', '/migration/preview', { resume: true })) as { hash: string };
  await stage.ask('POST', '/migration/publish', { hash, resume: true });
  return rooms;
}

test('whoever is asked about the plan keeps the question where somebody else is quicker, and reads who it was', async ({
  stage,
  openWindow,
  administrator,
}) => {
  await putPlanInForce(stage);
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/migration');
  const question = page.getByRole('alertdialog');
  await page.getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(question.getByRole('list', { name: 'Can’t be settled yet' }).getByRole('listitem')).toHaveText(
    /^Wave 1 is watched until .+: settle it when that is over, or roll it back\.$/,
  );
  await expect(question.getByRole('checkbox', { name: /^rule 1/ })).toBeChecked();
  expect(await findProblems(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: /^Roll back to / }).click();
  await expect(question.getByText(/their next meeting/)).toBeVisible();
  await stage.ask('POST', '/migration/rollback', { toVersion: 0 });
  const notice = question.getByRole('alert');
  await expect(
    notice.getByText(/^API key .+ changed it, .+: plan \d+ is in force\. That leaves nothing to do here\.$/),
  ).toBeVisible();
  await expect(question.getByRole('button', { name: 'Roll back', exact: true })).toBeDisabled();
  expect(await findProblems(page)).toEqual([]);
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name: /^Roll back to / })).toBeHidden();
});

test('a kill switch says how many rooms move once it is lifted, and is not turned round by somebody who is quicker', async ({
  stage,
  openWindow,
  administrator,
}) => {
  await putPlanInForce(stage);
  await stage.ask('PUT', '/migration/kill-switches/daily', { reason: 'Echo' });
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/migration');
  const banner = page.getByRole('listitem').filter({ hasText: 'Moves to Daily are switched off' });
  const stopped = /that stops (\d+) rooms/.exec((await banner.textContent()) ?? '')?.[1];
  await page.getByRole('button', { name: 'Allow moves to Daily' }).click();
  const question = page.getByRole('alertdialog', { name: 'Allow moves to Daily' });
  await expect(question.getByText(`meet there again. ${stopped} rooms move at their next meeting.`)).toBeVisible();
  await stage.ask('DELETE', '/migration/kill-switches/daily');
  await expect(question.getByText(/^Somebody allowed these moves while this was open\./)).toBeVisible();
  await expect(question.getByRole('button', { name: 'Allow', exact: true })).toBeDisabled();
  expect(await findProblems(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();

  await page.goto('/admin/audit');
  await expect(page.getByText('moves: allowed → off').first()).toBeVisible();
  await stage.ask('POST', '/migration/rollback', { toVersion: 0 });
});

test('a preview that no longer holds is made again by itself, and says for which rooms before anything is published', async ({
  stage,
  openWindow,
  administrator,
}) => {
  const prefix = uniqueSlug('outdated');
  const rooms = [`${prefix}-1`, `${prefix}-2`];
  for (const name of rooms) await stage.ask('POST', '/rooms', { name, platform: 'whereby' });
  await stage.ask('PUT', '/migration/draft', {
    plan: {
      rules: [{ id: 'rule-1', from: ['whereby'], to: 'daily', when: { rooms } }],
      waves: [],
      fallbackOrder: null,
      freezeWindows: [],
    },
  });
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/migration/draft');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('button', { name: /: 2 rooms move$/ })).toBeEnabled();
  // What is noted beside a version changes no room.
  await page.getByLabel('Why').fill('Two of them');
  await stage.ask('PATCH', `/rooms/${rooms[1]}`, { pin: 'required' });
  await preview.getByRole('button', { name: /: 2 rooms move$/ }).click();

  const notice = preview.getByRole('alert').filter({ hasText: 'Nothing is published yet' });
  await expect(notice.getByRole('listitem')).toHaveText(new RegExp(`^${rooms[1]}: Daily .+ was shown, now Whereby `));
  const publish = preview.getByRole('button', { name: /: 1 room moves$/ });
  await expect(publish).toBeEnabled();
  expect(await findProblems(page)).toEqual([]);
  await publish.click();
  await expect(page.getByRole('heading', { name: /^Plan \d+$/ })).toBeVisible();
  await expect(page.getByText('“Two of them”').first()).toBeVisible();
  await stage.ask('POST', '/migration/rollback', { toVersion: 0 });
});

test('whoever imports a plan finds it in the form at once, also in place of a draft, and nobody is said to have been quicker', async ({
  stage,
  openWindow,
  administrator,
}) => {
  const wave = (percentage: number) => ({
    plan: {
      rules: [],
      waves: [{ id: 'wave-1', from: ['whereby'], to: 'daily', percentage, startsAt: null, soakMinutes: 60 }],
      fallbackOrder: null,
      freezeWindows: [],
    },
  });
  for (const percentage of [15, 25]) {
    await stage.ask('PUT', '/migration/draft', wave(percentage));
    const { hash } = (await stage.ask('POST', '/migration/preview', { resume: true })) as { hash: string };
    await stage.ask('POST', '/migration/publish', { hash, resume: true });
  }
  const { version } = (await stage.ask('GET', '/migration/plan')) as { version: number };
  const file = JSON.stringify(await stage.ask('GET', `/migration/plans/${version - 1}/export`));
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  const importFile = async () => {
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a plan' });
    const chosen = { name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(file) };
    await dialog.getByLabel('File').setInputFiles(chosen);
    await dialog.getByRole('button', { name: 'Make it the draft' }).click();
    await expect(page.getByRole('heading', { name: 'Draft of the plan' })).toBeVisible();
  };
  const share = page.getByRole('group', { name: 'Wave 1' }).getByLabel('Share in %');
  const notice = page.getByText('the draft while you had it open');

  await page.goto('/admin/migration');
  await importFile();
  await expect(share).toHaveValue('15');
  // By then everything was asked for again.
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Preview', exact: true })).toBeVisible();
  await expect(notice).toBeHidden();

  await share.fill('77');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the plan' }).click();
  await importFile();
  await expect(share).toHaveValue('15');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Preview', exact: true })).toBeVisible();
  await expect(notice).toBeHidden();

  // It is the same form as any other: who really is quicker is told of.
  await stage.ask('PUT', '/migration/draft', wave(35));
  await expect(notice).toBeVisible();
  await stage.ask('DELETE', '/migration/draft');
  await stage.ask('POST', '/migration/rollback', { toVersion: 0 });
});
