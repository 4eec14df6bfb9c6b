import { FAULT_IN_CALL, FAULTS, PUT_OUT } from './support/platform-faults';
import { test } from './support/platform-stage';
import { expect, join } from './support/test';
import { callOf, KEPT_IN, makeRoom, personIn, VENDORS } from './support/vendor-call';

// What a vendor says goes wrong, on the way into a call and in it.

for (const vendor of VENDORS) {
  test(`whatever goes wrong on ${vendor} is said in words, with a way back in`, async ({ openWindow, stage }) => {
    const { pages } = stage.vendors;
    const room = await makeRoom(stage, vendor);
    const page = await openWindow({ allowedErrors: KEPT_IN });
    const again = page.getByRole('main').getByRole('button', { name: /^(Try again|Rejoin|Start a new call)$/ });
    await page.goto(`/${room}`);
    await page.getByLabel('Your name').fill('Ada');
    const enter = page.getByRole('button', { name: 'Join', exact: true });
    for (const [index, [fault, words]] of Object.entries(FAULTS[vendor]).entries()) {
      pages.failEntering(vendor, fault);
      await (index === 0 ? enter : again).click();
      await expect(page.getByRole('main').getByText(words), fault).toBeVisible();
    }
    pages.failEntering(vendor, null);
    await again.click();
    await expect(personIn(page, 'Ada')).toBeVisible();
    const { fault, words } = FAULT_IN_CALL[vendor];
    await callOf(page).getByLabel('Make something go wrong').selectOption(fault);
    await expect(page.getByText(words)).toBeVisible();
  });
}

for (const vendor of VENDORS) {
  test(`whoever ${vendor} puts out of a call that somebody ends reads that it has ended`, async ({
    openWindow,
    stage,
  }) => {
    const room = await makeRoom(stage, vendor);
    const page = await openWindow({ allowedErrors: KEPT_IN });
    await join(page, room, 'Grace');
    await expect(personIn(page, 'Grace')).toBeVisible();
    const { items } = (await stage.ask('GET', `/rooms/${room}/meetings`)) as { items: { id: string }[] };
    // The platform is quicker than the news: the call is ended only once the page has begun to ask why it is out.
    await page.route('**/api/v1/sessions/*/signal', async (route) => {
      const { state } = route.request().postDataJSON() as { state: string };
      if (state === 'left') await stage.ask('POST', `/meetings/${items[0]?.id}/end`);
      await route.continue();
    });
    await callOf(page).getByLabel('Make something go wrong').selectOption(PUT_OUT[vendor]);
    await expect(page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('somebody whose entry has run out on the way gets a fresh one without being asked', async ({
  openWindow,
  stage,
}) => {
  const room = await makeRoom(stage, 'daily');
  const page = await openWindow();
  stage.vendors.pages.failEntering('daily', 'exp-token', 1);
  await join(page, room, 'Ada');
  await expect(personIn(page, 'Ada')).toBeVisible();
  await expect
    .poll(async () => ((await stage.ask('GET', `/rooms/${room}`)) as { live: unknown }).live)
    .toMatchObject({
      people: 1,
    });
});
