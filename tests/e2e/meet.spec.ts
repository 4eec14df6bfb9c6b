import { enter, expect, join, test, tileOf, uniqueSlug } from './support/test';

test('two people meet in a room by its link; its owner sees them come and go, and the meeting ends', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('meet');
  await api.post('/rooms', { name: room, title: 'Two people', settings: { graceSeconds: 5 } });

  const owner = await openWindow({ storageState: administrator });
  await owner.goto('/');
  const row = owner.getByRole('listitem').filter({ hasText: room });
  await expect(row).toContainText('Nobody in the call');

  const ada = await openWindow();
  const grace = await openWindow();
  await join(ada, room, 'Ada Lovelace');
  await join(grace, room, 'Grace Hopper');
  await expect(ada.frameLocator('iframe').getByText('Grace Hopper', { exact: true }).first()).toBeVisible();
  await expect(grace.frameLocator('iframe').getByText('Ada Lovelace', { exact: true }).first()).toBeVisible();
  await expect(row).toContainText('2 people in the call');

  await ada.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(ada.getByRole('heading', { name: /left/i })).toBeVisible();
  await expect(row).toContainText('1 person in the call');

  await grace.close();
  await expect(row).toContainText('Nobody in the call');
  // However short the grace is, a leave that was told by mistake can be put right before: twenty seconds here.
  await expect
    .poll(async () => (await api.get(`/rooms/${room}/meetings`)) as { items: { state: string }[] }, { timeout: 90_000 })
    .toMatchObject({ items: [{ state: 'ended' }] });
});

test('a host ends the call for everybody, and nobody goes back in without a click', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('end');
  await api.post('/rooms', { name: room });
  const host = await openWindow({ storageState: administrator });
  await join(host, room, 'Ada');
  const guest = await openWindow();
  await join(guest, room, 'Grace');
  await expect(guest.frameLocator('iframe').getByText('Ada', { exact: true }).first()).toBeVisible();
  await expect(guest.getByRole('button', { name: 'End for all' })).toHaveCount(0);

  await host.getByRole('banner').getByRole('button', { name: 'End for all' }).click();
  await host.getByRole('alertdialog').getByRole('button', { name: /end/i }).click();
  await expect(guest.locator('iframe')).toHaveCount(0);
  await expect(guest.getByRole('heading', { name: /ended/i })).toBeVisible();
  await expect(host.getByRole('heading', { name: /ended/i })).toBeVisible();
  const meetings = (await api.get(`/rooms/${room}/meetings`)) as { items: unknown[] };
  expect(meetings.items).toHaveLength(1);
});

test('a host link opens a closed room, and its bearer sees how many are there', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('closed');
  await api.post('/rooms', { name: room, visibility: 'private' });
  const link = (await api.post(`/rooms/${room}/host-links`, {})) as { url: string };
  const owner = await openWindow({ storageState: administrator });
  await join(owner, room, 'Ada');
  const guest = await openWindow();
  await guest.goto(link.url);
  await enter(guest, 'Grace');
  await expect(tileOf(guest, 'Ada')).toBeVisible();
  await expect(guest.getByRole('banner').getByText(/^2\s*people in the call$/)).toBeVisible();
  // What our bar has, the platform's page leaves out.
  await expect(guest.frameLocator('iframe').getByRole('button', { name: 'Microphone' })).toBeVisible();
  await expect(guest.frameLocator('iframe').getByRole('button', { name: 'Leave' })).toHaveCount(0);
  await owner.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(guest.getByRole('banner').getByText(/^1\s*person in the call$/)).toBeVisible();
});

test('the frame of a call may use camera and microphone', async ({ openWindow, api }) => {
  const room = uniqueSlug('camera');
  await api.post('/rooms', { name: room });
  const page = await openWindow();
  const answer = await page.goto(`/${room}`);
  expect(answer?.headers()['cross-origin-embedder-policy']).toBeUndefined();
  await join(page, room, 'Ada');
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  const kinds = await frame?.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    return stream.getTracks().map((track) => track.kind);
  });
  expect(kinds?.sort()).toEqual(['audio', 'video']);
});
