import { UNLOADED } from './support/platform-faults';
import { test } from './support/platform-stage';
import { expect, join } from './support/test';
import { makeRoom, personIn } from './support/vendor-call';

// A vendor of which nothing arrives.

test('a Jitsi server that was out of reach is tried anew without reloading the page', async ({ openWindow, stage }) => {
  const room = await makeRoom(stage, 'jitsi');
  const page = await openWindow({ allowedErrors: /external_api\.js|net::ERR_FAILED/ });
  const script = '**/external_api.js';
  await page.route(script, (route) => route.abort());
  await join(page, room, 'Ada');
  await expect(page.getByText(UNLOADED)).toBeVisible();
  await page.unroute(script);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(personIn(page, 'Ada')).toBeVisible();
});

test('a page of Daily that can’t be reached is said to be so, with a way back in', async ({ openWindow, stage }) => {
  const room = await makeRoom(stage, 'daily');
  const page = await openWindow({ allowedErrors: /ingest\.sentry\.io|net::ERR_FAILED/ });
  await page.clock.install();
  const pages = /^https:\/\/[^/]*\.daily\.co\//;
  await page.route(pages, (route) => route.abort());
  await join(page, room, 'Ada');
  await expect(page.locator('main iframe')).toBeVisible();
  await page.clock.fastForward('00:30');
  await expect(page.getByText(UNLOADED)).toBeVisible();
  await page.unroute(pages);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(personIn(page, 'Ada')).toBeVisible();
});

test('whoever sees nothing of Whereby is asked, and led to what may help', async ({ openWindow, stage }) => {
  const room = await makeRoom(stage, 'whereby');
  const page = await openWindow({ allowedErrors: /net::ERR_FAILED/ });
  await page.clock.install();
  const pages = /^https:\/\/[^/]*\.whereby\.com\//;
  await page.route(pages, (route) => route.abort());
  await join(page, room, 'Ada');
  await expect(page.locator('main iframe')).toBeVisible();
  // The browser's own error page counts as loaded; nothing speaks in it.
  await expect(async () => {
    await page.clock.fastForward('00:11');
    await expect(page.getByText('Don’t see the call?')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('button', { name: 'I don’t see it' }).click();
  await expect(page.getByText(UNLOADED)).toBeVisible();
  await page.unroute(pages);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(personIn(page, 'Ada')).toBeVisible();
});
