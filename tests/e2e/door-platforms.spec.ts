import { test } from './support/platform-stage';
import { expect, uniqueSlug } from './support/test';
import { KEPT_IN, personIn } from './support/vendor-call';

// The door stands in front of every platform: one that gives each person an entry of their own, and one that doesn't.

for (const { vendor, words } of [
  { vendor: 'daily', words: null },
  { vendor: 'whereby', words: 'On Whereby everybody in a call has the same address of it' },
]) {
  test(`a guest of a call on ${vendor} waits outside of it until a host lets them in`, async ({
    openWindow,
    stage,
    administrator,
  }) => {
    const room = uniqueSlug(`door-${vendor}`);
    await stage.ask('POST', '/rooms', { name: room, platform: vendor, settings: { door: 'ask' } });
    const guest = await openWindow({ allowedErrors: KEPT_IN });
    const ours = new URL(stage.app.url).origin;
    const elsewhere: string[] = [];
    guest.on('request', (request) => {
      if (!request.url().startsWith(ours) && /^https?:/.test(request.url())) elsewhere.push(request.url());
    });
    await guest.goto(`/${room}`);
    await guest.getByLabel('Your name').fill('Grace');
    const ask = guest.getByRole('button', { name: 'Ask to join' });
    await expect(ask).toBeEnabled();
    await guest.getByLabel('Your name').fill('Grace');
    await ask.click();
    await expect(guest.getByRole('heading', { name: /^Waiting to be let into/ })).toBeVisible();
    expect(elsewhere).toEqual([]);
    expect(await stage.ask('GET', `/rooms/${room}/meetings`)).toMatchObject({ items: [] });

    const admin = await openWindow({ storageState: administrator });
    await admin.goto(`/admin/rooms/${room}`);
    await admin.getByRole('button', { name: 'Admit Grace' }).click();
    await expect(personIn(guest, 'Grace')).toBeVisible();
    if (words) await expect(admin.getByText(words)).toBeVisible();
    else await expect(admin.getByText('has the same address of it')).toHaveCount(0);
  });
}
