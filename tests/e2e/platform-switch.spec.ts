import { findProblems } from './support/find-problems';
import { test } from './support/platform-stage';
import { expect, join, uniqueSlug } from './support/test';
import { makeRoom, personIn } from './support/vendor-call';

// What administrators see of platforms and moves while others, or time, change them.

test('whoever switches a platform is told who was quicker, and confirms after another look only', async ({
  stage,
  openWindow,
  administrator,
}) => {
  // Somebody is in a call there, so that it drains for a while.
  const guest = await openWindow();
  await join(guest, await makeRoom(stage, 'jitsi'), 'Grace');
  await expect(personIn(guest, 'Grace')).toBeVisible();
  const pinned = uniqueSlug('pinned');
  await stage.ask('POST', '/rooms', { name: pinned, platform: 'jitsi', pin: 'required' });

  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/platforms');
  await page.getByRole('combobox', { name: 'State of Jitsi' }).click();
  await page.getByRole('option', { name: /^Disabled/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Set Jitsi to disabled' });
  await expect(question.getByText(/pinned to Jitsi won’t open until it is back/)).toBeVisible();
  await question.getByLabel(/^Reason/).fill('Maintenance');

  await stage.ask('PATCH', '/platforms/jitsi', { state: 'draining' });
  const notice = question.getByRole('alert');
  await expect(
    notice.getByText(/^API key .+ changed it, .+: from active to draining\. See what this does now/),
  ).toBeVisible();
  const confirm = question.getByRole('button', { name: 'Set to disabled' });
  await expect(confirm).toBeDisabled();
  expect(await findProblems(page)).toEqual([]);
  await notice.getByRole('button', { name: 'Look again' }).click();
  await expect(notice).toBeHidden();
  await expect(question.getByText('No room’s next meeting changes.')).toBeVisible();
  await expect(question.getByLabel(/^Reason/)).toHaveValue('Maintenance');
  await confirm.click();
  await expect(page.getByText('Jitsi is disabled')).toBeVisible();

  // Undone is the state that was looked at, and what is done already is not asked again.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Jitsi is draining again')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'State of Jitsi' })).toHaveText(/Draining/);
  await page.getByRole('combobox', { name: 'State of Jitsi' }).click();
  await page.getByRole('option', { name: /^Active/ }).click();
  const back = page.getByRole('alertdialog', { name: 'Set Jitsi to active' });
  await expect(back).toBeVisible();
  await stage.ask('PATCH', '/platforms/jitsi', { state: 'active' });
  await expect(back.getByText(/from draining to active\. That leaves nothing to do here\.$/)).toBeVisible();
  await back.getByRole('button', { name: 'Close' }).click();
  await expect(back).toBeHidden();
});

test('the question whether to switch a platform names the rooms that won’t open, as they are pinned meanwhile too', async ({
  stage,
  openWindow,
  administrator,
}) => {
  const room = await makeRoom(stage, 'whereby');
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await page.goto('/admin/platforms');
  await page.getByRole('combobox', { name: 'State of Whereby' }).click();
  await page.getByRole('option', { name: /^Disabled/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Set Whereby to disabled' });
  await expect(question.getByRole('region', { name: 'Next meetings' })).toBeVisible();
  await stage.ask('PATCH', `/rooms/${room}`, { pin: 'required' });
  const warning = question.getByText(/pinned to Whereby won’t open until it is back:/);
  await expect(warning.locator('..')).toContainText(room);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await stage.ask('PATCH', `/rooms/${room}`, { pin: 'none' });
});

test('a move by hand that lapses leaves the list of rooms within seconds', async ({
  stage,
  openWindow,
  administrator,
}) => {
  const room = uniqueSlug('lapses');
  await stage.ask('POST', '/rooms', { name: room, platform: 'whereby' });
  const page = await openWindow({ storageState: administrator });
  await page.goto(`/admin/rooms?search=${room}`);
  const row = page.getByRole('row').filter({ hasText: room });
  await expect(row).toBeVisible();
  const expiresAt = new Date(Date.now() + 8_000);
  await stage.ask('PUT', `/rooms/${room}/override`, { platform: 'daily', expiresAt: expiresAt.toISOString() });
  await expect(row.getByText(/^until/)).toBeVisible();
  await expect(row.getByText(/^until/)).toBeHidden({ timeout: expiresAt.getTime() - Date.now() + 8_000 });
});

test('whoever isn’t let in as the call’s platform is away reads a code, and may have the call of their room go on elsewhere', async ({
  stage,
  openWindow,
  administrator,
}) => {
  const room = await makeRoom(stage, 'whereby');
  const guest = await openWindow();
  await join(guest, room, 'Grace');
  await expect(personIn(guest, 'Grace')).toBeVisible();
  stage.vendors.wherebyApi.begin();
  const page = await openWindow({ storageState: administrator, allowedErrors: /503/ });
  await join(page, room, 'Ada');
  await expect(page.getByText('One person is in this call on Whereby, which doesn’t answer')).toBeVisible();
  const told = page.getByText(/^Support code/);
  const code = /PB-\w+/.exec((await told.textContent()) ?? '')?.[0] ?? 'none';
  const overview = await openWindow({ storageState: administrator });
  await overview.goto('/admin');
  const line = overview.getByRole('row').filter({ hasText: code });
  await expect(line.getByText('Whereby failed when asked to let somebody into its call.')).toBeVisible();
  // A guest who isn't let in waits; whoever runs the room may have the call go on where they can all be.
  await page.getByRole('button', { name: 'Restart on another platform' }).click();
  await expect(personIn(page, 'Grace')).toBeVisible();
  await expect(personIn(guest, 'Ada (host)')).toBeVisible();
  stage.vendors.wherebyApi.end();
});
