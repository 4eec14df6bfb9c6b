import type { Page } from '@playwright/test';
import { ADMINISTRATOR, JITSI } from './support/administrator';
import { enter, expect, join, test, tileOf, uniqueSlug } from './support/test';

// What happens before the page can follow, and before a call has begun.

/** Shows the server's picture of a page and keeps its scripts back. @returns what lets them come */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
  let letCome: () => void = () => undefined;
  const mayCome = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  return letCome;
}

test('a name that is typed before the page is ready is the one that somebody joins with', async ({
  openWindow,
  api,
}) => {
  const room = uniqueSlug('early');
  await api.post('/rooms', { name: room });
  const page = await openWindow();
  await join(page, room, 'Grace');
  await expect(tileOf(page, 'Grace (you)')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: /left/i })).toBeVisible();

  // This browser remembers Grace, and somebody else sits in front of it.
  const letScriptsCome = await openWithoutScripts(page, `/${room}`);
  const name = page.getByLabel('Your name');
  const button = page.getByRole('button', { name: 'Join', exact: true });
  await name.fill('Ada');
  await expect(button).toBeDisabled();
  letScriptsCome();
  await button.click();
  await expect(tileOf(page, 'Ada (you)')).toBeVisible();
});

test('the remembered name gives way to whoever begins to type while it comes in', async ({ openWindow, api }) => {
  const room = uniqueSlug('early');
  await api.post('/rooms', { name: room });
  const page = await openWindow();
  await join(page, room, 'Grace');
  await expect(tileOf(page, 'Grace (you)')).toBeVisible();

  const letScriptsCome = await openWithoutScripts(page, `/${room}`);
  await page.getByLabel('Your name').focus();
  letScriptsCome();
  await expect(page.getByLabel('Your name')).toHaveValue('Grace');
  await page.keyboard.type('Ada');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada');
});

test('a password typed before the page is ready signs in, and stays out of the address', async ({ openWindow }) => {
  const page = await openWindow();
  const letScriptsCome = await openWithoutScripts(page, '/login');
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await expect(button).toBeDisabled();
  expect(new URL(page.url()).search).toBe('');
  letScriptsCome();
  await button.click();
  await expect(page.getByRole('link', { name: 'Admin' })).toBeVisible();
});

test('a call whose platform can’t be reached says that it could not be started, and leads on', async ({
  openWindow,
  api,
}) => {
  const room = uniqueSlug('unreachable');
  await api.post('/rooms', { name: room, platform: 'jitsi' });
  const page = await openWindow({ allowedErrors: /^Failed to load resource: net::ERR_/ });
  await page.route(`https://${JITSI.domain}/**`, (route) => route.abort('connectionfailed'));
  await page.goto(`/${room}`);
  await enter(page, 'Grace');
  await expect(page.getByRole('heading', { name: 'The call couldn’t be started' })).toBeVisible();
  await expect(page.getByText(/Check your network/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});
