import type { Page } from '@playwright/test';
import { findProblems } from './support/find-problems';
import { enter, expect, join, test, tileOf, uniqueSlug } from './support/test';

/** Asks to be let in, from the page before a call. */
async function ask(page: Page, room: string, name: string): Promise<void> {
  await page.goto(`/${room}`);
  const button = page.getByRole('button', { name: 'Ask to join' });
  await expect(button).toBeEnabled();
  await page.getByLabel('Your name').fill(name);
  await button.click();
}

const waiting = (page: Page) => page.getByRole('heading', { name: /^Waiting to be let into/ });

/** Counts the notes that a page plays; the chime has two. */
async function countNotes(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = window as unknown as { notes: number };
    counted.notes = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function play(...when) {
      counted.notes += 1;
      return start.apply(this, when);
    };
  });
  return () => page.evaluate(() => (window as unknown as { notes: number }).notes);
}

test('a guest waits at the door; a host hears, sees and admits them by keyboard, and turns another away', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('ask');
  await api.post('/rooms', { name: room, title: 'Board', settings: { door: 'ask' } });
  const host = await openWindow({ storageState: administrator });
  const notes = await countNotes(host);
  await join(host, room, 'Ada');
  await expect(tileOf(host, 'Ada (you)')).toBeVisible();

  const grace = await openWindow();
  await ask(grace, room, 'Grace Hopper');
  await expect(waiting(grace)).toBeFocused();
  await expect(grace.getByText('A host of this call sees that you are waiting.')).toBeVisible();
  await expect(grace.getByLabel('Your camera')).toBeVisible();
  await expect(grace.locator('iframe')).toHaveCount(0);

  const bar = host.getByRole('banner');
  await expect(bar.getByRole('button', { name: 'One person waits to be let in' })).toBeVisible();
  await expect(host.getByText('Grace Hopper waits to be let in.')).toBeAttached();
  await expect.poll(notes).toBe(2);

  // A reload keeps the place in line and goes on waiting by itself; nobody hears it twice.
  const alan = await openWindow();
  await ask(alan, room, 'Alan Turing');
  await expect(host.getByRole('button', { name: 'Admit all 2' })).toBeVisible();
  await grace.reload();
  await expect(waiting(grace)).toBeVisible();
  const people = host.getByRole('list', { name: 'People who wait' }).getByRole('listitem');
  await expect(people).toHaveText([/Grace Hopper/, /Alan Turing/]);
  expect(await notes()).toBe(4);

  await host.getByRole('button', { name: 'Admit Grace Hopper' }).press('Enter');
  await expect(tileOf(grace, 'Grace Hopper (you)')).toBeVisible();
  await expect(people).toHaveText([/Alan Turing/]);
  await expect(host.getByRole('button', { name: 'Admit Alan Turing' })).toBeFocused();

  await host.getByRole('button', { name: 'Deny Alan Turing' }).press('Enter');
  await expect(alan.getByRole('heading', { name: 'You weren’t let in' })).toBeVisible();
  await expect(alan.getByRole('button', { name: /^Ask again in/ })).toBeDisabled();
  await alan.reload();
  await expect(alan.getByRole('heading', { name: 'You weren’t let in' })).toBeVisible();
  await expect(alan.getByRole('button', { name: /^Ask again in [01]:/ })).toBeDisabled();
  await expect(host.getByRole('heading', { name: 'Board' })).toBeFocused();
  // Whoever is in sees nothing of the door.
  await expect(grace.getByText(/waits? to be let in/)).toHaveCount(0);
  // Who comes back asks nobody, and is told so before they do.
  await grace.reload();
  await expect(grace.getByText('You were let in already: you get straight in.')).toBeVisible();
  await grace.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(tileOf(grace, 'Grace Hopper (you)')).toBeVisible();
});

test('a host switches the sound off, and it stays off', async ({ openWindow, api, administrator }) => {
  const room = uniqueSlug('mute');
  await api.post('/rooms', { name: room, settings: { door: 'ask' } });
  const host = await openWindow({ storageState: administrator });
  const notes = await countNotes(host);
  await join(host, room, 'Ada');
  const grace = await openWindow();
  await ask(grace, room, 'Grace');
  await expect.poll(notes).toBe(2);
  const sound = host.getByRole('button', { name: 'Sound when somebody comes to the door' });
  await expect(sound).toHaveAttribute('aria-pressed', 'true');
  await sound.click();
  await join(host, room, 'Ada');
  await expect(host.getByRole('button', { name: 'Admit Grace' })).toBeVisible();
  await expect(sound).toHaveAttribute('aria-pressed', 'false');
  expect(await notes()).toBe(0);

  await grace.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(grace.getByRole('button', { name: 'Ask to join' })).toBeVisible();
  await expect(host.getByRole('button', { name: 'Admit Grace' })).toHaveCount(0);
});

test('guests wait for a host, and come in by themselves when one is there', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('first');
  await api.post('/rooms', { name: room, title: 'Lecture', settings: { door: 'host-first' } });
  const grace = await openWindow();
  await join(grace, room, 'Grace');
  await expect(grace.getByRole('heading', { name: '“Lecture” hasn’t begun yet' })).toBeVisible();
  const meetings = () => api.get(`/rooms/${room}/meetings`);
  expect(await meetings()).toMatchObject({ items: [] });
  const host = await openWindow({ storageState: administrator });
  // The list of rooms tells before somebody waits.
  await host.goto('/');
  await expect(host.getByRole('listitem').filter({ hasText: `/${room}` })).toContainText('Guests wait for a host');
  await join(host, room, 'Ada');
  await expect(tileOf(grace, 'Ada')).toBeVisible();
});

test('who waits is seen before joining, too, and may use a host link; a door that opens lets everybody in', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('early-door');
  await api.post('/rooms', { name: room, settings: { door: 'ask' } });
  const [grace, chair, alan] = [await openWindow(), await openWindow(), await openWindow()];
  await ask(grace, room, 'Grace');
  await expect(waiting(grace)).toBeVisible();
  await expect(grace.getByRole('link', { name: 'Sign in' })).toBeVisible();

  const owner = await openWindow({ storageState: administrator });
  await owner.goto(`/${room}`);
  await owner.getByRole('button', { name: 'Admit Grace' }).click();
  await expect(tileOf(grace, 'Grace (you)')).toBeVisible();

  await ask(chair, room, 'Chair');
  await expect(waiting(chair)).toBeVisible();
  const link = (await api.post(`/rooms/${room}/host-links`, {})) as { url: string };
  await chair.evaluate((hash) => window.location.assign(hash), new URL(link.url).hash);
  await expect(chair.getByRole('button', { name: 'End for all' })).toBeVisible();

  await ask(alan, room, 'Alan');
  await expect(waiting(alan)).toBeVisible();
  await owner.goto(`/admin/rooms/${room}`);
  await expect(owner.getByRole('button', { name: 'Admit Alan' })).toBeVisible();
  await api.patch(`/rooms/${room}`, { settings: { door: 'open' } });
  await expect(tileOf(alan, 'Alan (you)')).toBeVisible();
  await expect(owner.getByRole('button', { name: 'Admit Alan' })).toHaveCount(0);
});

test('waiting at a door and answering it are accessible and fit', async ({ openWindow, api, administrator }) => {
  const room = uniqueSlug('axe-door');
  await api.post('/rooms', { name: room, settings: { door: 'ask' } });
  const host = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  const guest = await openWindow({ reducedMotion: 'reduce' });
  await ask(guest, room, 'Grace');
  await expect(waiting(guest)).toBeVisible();
  const other = await openWindow();
  await ask(other, room, 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3).slice(0, 80));
  await expect(waiting(other)).toBeVisible();
  const problems = await findProblems(guest);
  await host.goto(`/${room}`);
  await expect(host.getByRole('button', { name: 'Admit Grace' })).toBeVisible();
  problems.push(...(await findProblems(host)));
  await enter(host, 'Ada');
  await expect(tileOf(host, 'Ada (you)')).toBeVisible();
  await expect(host.getByRole('button', { name: 'Admit Grace' })).toBeVisible();
  problems.push(...(await findProblems(host)));
  await host.getByRole('button', { name: 'Deny Grace' }).click();
  await expect(guest.getByRole('heading', { name: 'You weren’t let in' })).toBeVisible();
  problems.push(...(await findProblems(guest)));
  expect(problems).toEqual([]);
});

test('a room that is closed to a guest and opened again tells the page before a call, and the one that waits', async ({
  openWindow,
  api,
}) => {
  const room = uniqueSlug('shut');
  await api.post('/rooms', { name: room, title: 'Council', settings: { door: 'ask' } });
  const [early, grace] = [await openWindow(), await openWindow()];
  await early.goto(`/${room}`);
  await expect(early.getByRole('button', { name: 'Ask to join' })).toBeEnabled();
  await early.getByLabel('Your name').fill('Katherine Johnson');
  await ask(grace, room, 'Grace');
  await expect(waiting(grace)).toBeVisible();
  await api.patch(`/rooms/${room}`, { visibility: 'members' });
  for (const page of [early, grace]) await expect(page.getByRole('heading', { name: 'Sign in to join' })).toBeVisible();
  await api.patch(`/rooms/${room}`, { visibility: 'private' });
  for (const page of [early, grace]) {
    await expect(page.getByRole('heading', { name: 'This room is private' })).toBeVisible();
  }
  await api.patch(`/rooms/${room}`, { visibility: 'open' });
  for (const page of [early, grace]) await expect(page.getByRole('button', { name: 'Ask to join' })).toBeEnabled();
  await expect(early.getByLabel('Your name')).toHaveValue('Katherine Johnson');
});
