import { KEPT_OUT } from './support/platform-faults';
import { test } from './support/platform-stage';
import { expect, join } from './support/test';
import { callOf, makeRoom, personIn } from './support/vendor-call';

// Whereby's page tells ours nothing of whom it keeps out: they are offered help after a while.

for (const fault of ['full', 'not-found', 'invalid-external-id']) {
  test(`whoever a room of Whereby keeps out as ${fault} is offered help, and another try`, async ({
    openWindow,
    stage,
  }) => {
    const room = await makeRoom(stage, 'whereby');
    const page = await openWindow();
    await page.clock.install();
    stage.vendors.pages.failEntering('whereby', fault, 1);
    await join(page, room, 'Ada');
    await expect(callOf(page).getByRole('status')).not.toHaveText('Getting ready');
    await expect(async () => {
      await page.clock.fastForward('00:21');
      await expect(page.getByText(KEPT_OUT)).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(personIn(page, 'Ada')).toBeVisible();
    await page.clock.fastForward('00:21');
    await expect(page.getByText(KEPT_OUT)).toHaveCount(0);
  });
}

test('whoever knocks at a locked room of Whereby is left alone, and whoever hides the help too', async ({
  openWindow,
  stage,
}) => {
  const room = await makeRoom(stage, 'whereby');
  const page = await openWindow();
  await page.clock.install();
  stage.vendors.pages.failEntering('whereby', 'locked');
  await join(page, room, 'Ada');
  const knock = callOf(page).getByRole('button', { name: 'Knock' });
  await expect(knock).toBeVisible();
  await expect(async () => {
    await page.clock.fastForward('00:21');
    await expect(page.getByText(KEPT_OUT)).toBeVisible({ timeout: 500 });
  }).toPass();
  await knock.click();
  await expect(page.getByText(KEPT_OUT)).toHaveCount(0);
  await page.clock.fastForward('00:21');
  await expect(page.getByText(KEPT_OUT)).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(knock).toBeVisible();
  await expect(async () => {
    await page.clock.fastForward('00:21');
    await expect(page.getByText(KEPT_OUT)).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('button', { name: 'Hide this notice' }).click();
  await expect(page.getByText(KEPT_OUT)).toHaveCount(0);
  stage.vendors.pages.failEntering('whereby', null);
});
