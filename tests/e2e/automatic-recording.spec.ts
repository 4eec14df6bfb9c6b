import type { Page } from '@playwright/test';
import { type Stage, test } from './support/platform-stage';
import { enter, expect, uniqueSlug } from './support/test';

// Rooms that record by themselves, where only somebody in the call can start that: the page of the first host does.

const VENDORS = ['jitsi', 'jaas'] as const;

const UNSTARTED = 'didn’t start the recording by itself. Now a host starts it inside the call';

async function openRoom(stage: Stage, platform: (typeof VENDORS)[number]): Promise<string> {
  const name = uniqueSlug(`records-${platform}`);
  const settings = { recording: 'cloud', recordingStart: 'automatic' };
  await stage.ask('POST', '/rooms', { name, title: name, platform, settings });
  return name;
}

async function joinRecorded(page: Page, room: string, name: string): Promise<void> {
  await page.goto(`/${room}`);
  await page.getByLabel('Yes, I agree to being recorded.').check();
  await enter(page, name);
}

async function readRecordings(stage: Stage, room: string) {
  const { items } = (await stage.ask('GET', `/rooms/${room}/meetings`)) as {
    items: { recordings: { state: string; error: string | null }[] }[];
  };
  return items.flatMap(({ recordings }) => recordings);
}

for (const vendor of VENDORS) {
  test(`a recording on ${vendor} begins by itself once a host is in, and everybody is told`, async ({
    openWindow,
    stage,
    administrator,
  }) => {
    const room = await openRoom(stage, vendor);
    const guest = await openWindow();
    await joinRecorded(guest, room, 'Grace');
    const host = await openWindow({ storageState: administrator });
    await joinRecorded(host, room, 'Ada');
    for (const page of [host, guest]) await expect(page.getByText('This call is being recorded')).toBeAttached();
    await expect.poll(() => readRecordings(stage, room)).toMatchObject([{ state: 'recording', error: null }]);
    await host.getByRole('banner').getByRole('button', { name: 'End for all' }).click();
    await host.getByRole('alertdialog').getByRole('button', { name: /end/i }).click();
    await expect(guest.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
    // 8x8 tells of the file by itself; on a server of one's own, Jibri's script does.
    const state = vendor === 'jaas' ? 'ready' : 'processing';
    await expect.poll(() => readRecordings(stage, room)).toMatchObject([{ state }]);
  });

  test(`a host on ${vendor} is told where no recorder is free`, async ({ openWindow, stage, administrator }) => {
    const room = await openRoom(stage, vendor);
    const host = await openWindow({ storageState: administrator });
    stage.vendors.pages.failEntering(vendor, 'no-recorder', 1);
    await joinRecorded(host, room, 'Ada');
    await expect(host.getByText(UNSTARTED)).toBeVisible();
    await expect.poll(() => readRecordings(stage, room)).toMatchObject([{ state: 'failed' }]);
  });
}

test('a Jitsi server whose script refuses to record costs nobody the call', async ({
  openWindow,
  stage,
  administrator,
}) => {
  const room = await openRoom(stage, 'jitsi');
  const host = await openWindow({ storageState: administrator });
  await host.addInitScript(() => {
    let made: { prototype: { executeCommand(name: string): void } } | undefined;
    Object.defineProperty(window, 'JitsiMeetExternalAPI', {
      get: () => made,
      set: (given: typeof made) => {
        made = given;
        if (!given) return;
        given.prototype.executeCommand = (name) => {
          throw new Error(`Not a command: ${name}`);
        };
      },
    });
  });
  await joinRecorded(host, room, 'Ada');
  await expect(host.getByText(UNSTARTED)).toBeVisible();
  await expect(host.locator('main iframe')).toBeVisible();
  await expect.poll(() => readRecordings(stage, room)).toMatchObject([{ state: 'failed' }]);
  // The way out doesn't hang on the script either.
  await host.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(host.getByRole('heading', { name: 'You left the call' })).toBeVisible();
});
