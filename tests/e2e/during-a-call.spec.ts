import type { Page } from '@playwright/test';
import { enter, expect, join, test, tileOf, uniqueSlug } from './support/test';

// What is done to a room while people are in its call.

const leave = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Leave' }).click();

test('a room is closed when its call is over: who is in stays, nobody else comes, and it is gone', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('closing');
  await api.post('/rooms', { name: room, title: 'Last meeting' });
  const [ada, grace] = [await openWindow(), await openWindow()];
  const owner = await openWindow({ storageState: administrator });
  await join(ada, room, 'Ada');
  await join(grace, room, 'Grace');
  await expect(tileOf(grace, 'Ada')).toBeVisible();

  await owner.goto('/');
  const row = owner.getByRole('listitem').filter({ hasText: room });
  await expect(row).toContainText('2 people in the call');
  await row.getByRole('button', { name: 'More for Last meeting' }).click();
  await owner.getByRole('menuitem', { name: 'Delete' }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: 'Close and delete' }).click();
  await expect(row).toContainText('Deleted when its call is over');
  await expect(row).toContainText('Nobody else can join');
  await expect(row.getByRole('link', { name: 'Join Last meeting' })).toHaveCount(0);
  for (const page of [ada, grace]) await expect(page.getByText('This room is being closed.')).toBeVisible();

  const newcomer = await openWindow();
  await newcomer.goto(`/${room}`);
  await expect(newcomer.getByRole('heading', { name: '“Last meeting” is being closed' })).toBeVisible();

  await leave(ada);
  await expect(ada.getByText('when the last person has left')).toBeVisible();
  await expect(row).toContainText('1 person in the call');
  await leave(grace);
  await expect(grace.getByText('in about a minute, as you were the last')).toBeVisible();
  await grace.getByRole('button', { name: 'Rejoin' }).click();
  await expect(row).toContainText('1 person in the call');

  // Whoever stands at the entrance meanwhile reads what became of the room.
  await api.delete(`/rooms/${room}?when=now`);
  await expect(row).toHaveCount(0);
  await expect(newcomer.getByRole('heading', { name: 'This room is gone' })).toBeVisible();

  // An administrator finds it among the deleted ones; its own page tells the same, and brings it back.
  await owner.goto('/admin/rooms');
  await owner.getByRole('link', { name: 'Deleted' }).click();
  await expect(owner.getByRole('button', { name: 'Bring it back: Last meeting' })).toBeVisible();
  await owner.goto(`/admin/rooms/${room}`);
  await expect(owner.getByText('This room was deleted at')).toBeVisible();
  await owner.getByRole('button', { name: 'Bring it back' }).click();
  await expect(owner.getByRole('heading', { name: 'Host links' })).toBeVisible();
});

test('a host link is taken back while its host is in: they stay as a guest, and it opens nothing any more', async ({
  openWindow,
  api,
}) => {
  const room = uniqueSlug('revoked');
  await api.post('/rooms', { name: room, title: 'Lecture', settings: { door: 'host-first' } });
  const link = (await api.post(`/rooms/${room}/host-links`, {})) as { id: string; url: string };
  const [chair, grace, alan, late] = [await openWindow(), await openWindow(), await openWindow(), await openWindow()];
  await chair.goto(link.url);
  await enter(chair, 'Chair');
  await expect(chair.getByRole('button', { name: 'End for all' })).toBeVisible();
  await join(grace, room, 'Grace');
  await expect(tileOf(grace, 'Chair')).toBeVisible();
  // At the entrance with the same link, and typing.
  await late.goto(link.url);
  await expect(late.getByText('You join as host')).toBeVisible();
  await late.getByLabel('Your name').fill('Ada Lovelace');

  await api.delete(`/rooms/${room}/host-links/${link.id}`);
  await expect(chair.getByText('The host link that you came with was taken back')).toBeVisible();
  await expect(chair.getByRole('button', { name: 'End for all' })).toHaveCount(0);
  await expect(tileOf(chair, 'Grace')).toBeVisible();

  await join(alan, room, 'Alan');
  await expect(alan.getByRole('heading', { name: 'Waiting for a host in “Lecture”' })).toBeVisible();
  await expect(alan.getByText('People are in this call, but no host is.')).toBeVisible();

  await expect(late.getByText('This host link isn’t valid any more.')).toBeVisible();
  await expect(late.getByLabel('Your name')).toHaveValue('Ada Lovelace');
  await late.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(late.getByText('You wait as Ada Lovelace')).toBeVisible();
});

test('a host link that was taken back is told of above the entrance', async ({ openWindow, api }) => {
  const room = uniqueSlug('taken-back');
  await api.post('/rooms', { name: room, settings: { door: 'ask' } });
  const link = (await api.post(`/rooms/${room}/host-links`, {})) as { id: string; url: string };
  await api.delete(`/rooms/${room}/host-links/${link.id}`);
  const page = await openWindow();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/host-key', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(link.url);
  // Until the link was checked nobody asks as a guest without knowing it.
  await expect(page.getByText('Your host link is being checked.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask to join' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeDisabled();
  await page.getByLabel('Your name').fill('Grace');
  answer();
  await expect(
    page.getByText('This host link isn’t valid any more. Ask for a new one, or join as a guest.'),
  ).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Grace');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByText('You wait as Grace')).toBeVisible();
});

test('a room that is renamed has its new title in the call', async ({ openWindow, api }) => {
  const room = uniqueSlug('renamed');
  await api.post('/rooms', { name: room, title: 'Before' });
  const page = await openWindow();
  await join(page, room, 'Ada');
  await expect(page.getByRole('banner').getByRole('heading', { name: 'Before' })).toBeVisible();
  await api.patch(`/rooms/${room}`, { title: 'After' });
  await expect(page.getByRole('banner').getByRole('heading', { name: 'After' })).toBeVisible();
  await expect(tileOf(page, 'Ada (you)')).toBeVisible();
});
