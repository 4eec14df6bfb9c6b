import type { Page } from '@playwright/test';
import { type Stage, test } from './support/platform-stage';
import { expect, join, uniqueSlug } from './support/test';
import { KEPT_IN, personIn } from './support/vendor-call';

// What the product is for, from beginning to end: rooms leave Whereby for Daily, one by hand and the others in a wave;
// Daily goes down, and people get in on Jitsi; everything is taken back in one click, and the records tell the story.

interface Held {
  readonly id: string;
  readonly platform: string;
  readonly state: string;
  readonly decision: { readonly reason: string; readonly sentence: string };
}

interface AdminRoom {
  readonly name: string;
  readonly platform: string;
  readonly next: { readonly platform: string; readonly reason: string; readonly sentence: string };
}

async function readMeetings(stage: Stage, room: string): Promise<readonly Held[]> {
  return ((await stage.ask('GET', `/rooms/${room}/meetings`)) as { items: Held[] }).items;
}

async function readRooms(stage: Stage, prefix: string): Promise<readonly AdminRoom[]> {
  return ((await stage.ask('GET', `/admin/rooms?search=${prefix}&limit=100`)) as { items: AdminRoom[] }).items;
}

const namesOf = (rooms: readonly AdminRoom[], platform: string) =>
  rooms.filter(({ next }) => next.platform === platform).map(({ name }) => name);

async function leave(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
}

test('rooms move from Whereby to Daily by hand and in a wave, an outage is caught, and all of it is explained and undone', async ({
  openWindow,
  stage,
  administrator,
}) => {
  const prefix = uniqueSlug('story');
  const rooms = Array.from({ length: 12 }, (_, index) => `${prefix}-${index}`);
  for (const name of rooms) {
    await stage.ask('POST', '/rooms', { name, title: name, platform: 'whereby', settings: { graceSeconds: 5 } });
  }
  const [first = ''] = rooms;
  const admin = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });

  // One room is moved by hand while somebody is in a call there.
  const grace = await openWindow({ allowedErrors: KEPT_IN });
  await join(grace, first, 'Grace');
  await expect(personIn(grace, 'Grace')).toBeVisible();
  await admin.goto(`/admin/rooms?search=${first}`);
  await admin.getByRole('button', { name: `Move ${first}`, exact: true }).click();
  await admin.getByRole('menuitem', { name: /Daily/ }).click();
  const move = admin.getByRole('dialog');
  await expect(move).toContainText(/stays/);
  await move.getByRole('button', { name: /to Daily$/ }).click();
  await expect(move).toHaveCount(0);
  const alan = await openWindow({ allowedErrors: KEPT_IN });
  await join(alan, first, 'Alan');
  await expect(personIn(grace, 'Alan')).toBeVisible();
  await leave(alan);
  await leave(grace);
  await join(grace, first, 'Grace');
  await expect(grace.getByRole('banner').getByText('Daily', { exact: true })).toBeVisible();
  await expect(personIn(grace, 'Grace')).toBeVisible();
  expect(await readMeetings(stage, first)).toMatchObject([
    {
      platform: 'daily',
      decision: { reason: 'ROOM_OVERRIDE', sentence: expect.stringMatching(/^Daily, because .* by hand/) },
    },
    { platform: 'whereby', decision: { reason: 'ROOM_PLATFORM' } },
  ]);
  await leave(grace);

  // A quarter of the others follows in a wave: exactly those that the preview named.
  const plan = {
    waves: [{ id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 25, soakMinutes: 0 }],
    fallbackOrder: ['jitsi', 'home'],
  };
  await stage.ask('PUT', '/migration/draft', { plan, note: 'A quarter' });
  // Another story may have left the plan paused, as a rollback does.
  const { isPaused } = (await stage.ask('GET', '/migration/plan')) as { isPaused?: boolean };
  if (isPaused) await stage.ask('POST', '/migration/resume', {});
  await admin.goto('/admin/migration');
  await admin.getByRole('link', { name: 'Open the draft' }).click();
  await admin.getByRole('button', { name: 'Preview', exact: true }).click();
  const preview = admin.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText(/^25 % of \d+ Whereby rooms/)).toBeVisible();
  const table = admin.getByRole('table', { name: 'Previewed rooms' });
  await expect(table).toBeVisible();
  const previewed = (await table.getByRole('link').allInnerTexts()).filter((name) => name.startsWith(prefix));
  await preview.getByRole('button', { name: /^Publish/ }).click();
  await expect(admin.getByRole('heading', { name: /^Plan \d+$/ })).toBeVisible();
  const inWave = (await readRooms(stage, prefix)).filter(({ next }) => next.reason === 'WAVE');
  expect(inWave.map(({ name }) => name).toSorted()).toEqual(previewed.toSorted());
  const [moved] = inWave;
  // Chance decides how many of twelve are in the first quarter; the story goes on with one that Daily takes in any case.
  const onDaily = moved?.name ?? first;

  // Daily's API is away: the next joiner gets another platform, and reads why.
  await stage.ask('PUT', `/rooms/${onDaily}/override`, { platform: 'daily' });
  stage.vendors.dailyApi.begin();
  const joiner = await openWindow({ storageState: administrator, allowedErrors: KEPT_IN });
  await join(joiner, onDaily, 'Ada');
  await expect(joiner.getByRole('status').getByText(/^This call is on Jitsi instead of Daily\./)).toBeVisible();
  await expect(personIn(joiner, 'Ada (host)')).toBeVisible();
  stage.vendors.dailyApi.end();
  const [fallback] = await readMeetings(stage, onDaily);
  expect(fallback).toMatchObject({
    platform: 'jitsi',
    decision: { reason: 'FALLBACK', sentence: expect.stringContaining('Daily') },
  });
  await admin.goto(`/admin/rooms/${onDaily}`);
  await expect(admin.getByText(/in the fallback order|instead of Daily/).first()).toBeVisible();
  await leave(joiner);
  await stage.ask('DELETE', `/rooms/${onDaily}/override`);

  // Back in one click, and once more forward to be made permanent.
  await admin.goto('/admin/migration');
  await admin.getByRole('button', { name: /^Roll back to/ }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click();
  await expect
    .poll(async () => (await readRooms(stage, prefix)).some(({ next }) => next.reason === 'WAVE'))
    .toBe(false);
  expect(namesOf(await readRooms(stage, prefix), 'daily').filter((name) => name !== first)).toEqual([]);

  await admin.goto('/admin/audit');
  for (const words of ['plan published', 'plan rolled back']) {
    await expect(admin.getByText(words).first()).toBeVisible();
  }
});
