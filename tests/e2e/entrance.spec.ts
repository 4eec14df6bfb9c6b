import { expect, signIn, test, uniqueSlug } from './support/test';

test('a wrong password is refused in words, the right one lets in', async ({ openWindow }) => {
  const page = await openWindow();
  await page.goto('/login');
  await page.getByLabel('E-mail').fill('admin@localhost');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await signIn(page);
});

test('rooms are made, edited and deleted in the list, and a taken name is said in place', async ({
  openWindow,
  api,
  administrator,
}) => {
  const taken = uniqueSlug('taken');
  await api.post('/rooms', { name: taken });
  const page = await openWindow({ storageState: administrator });
  await page.goto('/');
  await page.getByRole('button', { name: 'New room' }).click();
  const dialog = page.getByRole('dialog');
  const title = `Planning ${crypto.randomUUID().slice(0, 8)}`;
  const slug = title.toLowerCase().replace(' ', '-');
  await dialog.getByLabel('Title').fill(title);
  const name = dialog.getByLabel('Name in the link');
  await name.fill('admin');
  await dialog.getByRole('button', { name: 'Make room' }).click();
  await expect(dialog).toContainText('This name is used by a page of Patchbay itself');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill(taken);
  await dialog.getByRole('button', { name: 'Make room' }).click();
  await expect(dialog).toContainText(/taken/i);
  await name.fill(slug);
  await dialog.getByRole('button', { name: 'Make room' }).click();
  await expect(dialog).toHaveCount(0);
  const row = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `/${slug}` });
  await expect(row).toContainText(title);
  expect(await api.get(`/rooms/${slug}`)).toMatchObject({ title, platform: 'mock', visibility: 'open' });

  await row.getByRole('button', { name: `More for ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill(`${title} and more`);
  await page.getByRole('dialog').getByRole('button', { name: /save/i }).click();
  await expect(row).toContainText(`${title} and more`);
  expect(await api.get(`/rooms/${slug}`)).toMatchObject({ title: `${title} and more` });

  await row.getByRole('button', { name: `More for ${title} and more` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /delete/i })
    .click();
  // The list behind an open question is hidden from everybody, so the row is looked for after it.
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(row).toHaveCount(0);
  expect((await page.request.get(`/api/v1/rooms/${slug}`)).status()).toBe(404);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText(`${title} and more`);
  expect(await api.get(`/rooms/${slug}`)).toMatchObject({ title: `${title} and more` });
});

test('an unknown room and a private one each say what to do', async ({ openWindow, api }) => {
  const hidden = uniqueSlug('hidden');
  await api.post('/rooms', { name: hidden, visibility: 'private' });
  const page = await openWindow();
  const unknown = await page.goto('/no-such-room-anywhere');
  expect(unknown?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`/${hidden}`);
  await expect(page.getByRole('link', { name: /sign in/i }).first()).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveCount(0);
});

test('what was typed at an entrance outlasts a database that is away, and the page says that it can’t be refreshed', async ({
  openWindow,
  api,
}) => {
  const slug = uniqueSlug('outage');
  await api.post('/rooms', { name: slug });
  const page = await openWindow({ allowedErrors: /status of 503/ });
  await page.clock.install();
  await page.goto(`/${slug}`);
  const name = page.getByLabel('Your name');
  await name.fill('Ada Lovelace');
  const asked = page.waitForRequest('**/api/health');
  const unwell = { status: 'unwell', database: { status: 'unwell', reason: 'no-answer', milliseconds: 3_000 } };
  await page.route('**/api/health', (route) => route.fulfill({ status: 503, json: unwell }));
  await page.route(`**/api/v1/rooms/${slug}`, (route) => route.fulfill({ status: 503, json: {} }));
  await page.route(`**/${slug}?_rsc=*`, (route) => route.fulfill({ status: 503, body: 'away' }));
  await page.clock.runFor(20_000);
  await asked;
  await expect(page.getByRole('status').filter({ hasText: 'What you see may be out of date' })).toBeVisible();
  await expect(name).toHaveValue('Ada Lovelace');

  await page.unrouteAll();
  const refreshed = page.waitForResponse(`**/${slug}?_rsc=*`);
  await page.clock.runFor(20_000);
  expect((await refreshed).status()).toBe(200);
  await expect(page.getByText('What you see may be out of date')).toHaveCount(0);
  await expect(name).toHaveValue('Ada Lovelace');
});
