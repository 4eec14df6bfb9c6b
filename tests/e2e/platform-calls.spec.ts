import type { Page } from '@playwright/test';
import type { VendorName } from '../vendors/pages/vendor-pages';
import { type Stage, test } from './support/platform-stage';
import { expect, join } from './support/test';
import { callOf, KEPT_IN, makeRoom, personIn, VENDORS } from './support/vendor-call';

// The whole way, from the room's link to the end of the call, against a stand-in for each vendor: its API and webhooks, and
// its pages, which speak with the vendor's own package in our page.

/** Jitsi's own page keeps its button, which leads to the same end. */
const HAS_OWN_LEAVE: ReadonlySet<VendorName> = new Set<VendorName>(['jitsi', 'jaas']);

/** How long it takes until something is so, in milliseconds: a figure to read, which depends on the machine. */
async function measure(wait: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await wait();
  return Math.round(performance.now() - startedAt);
}

/** Asks for camera and microphone in the frame of the call itself, as the vendor's page does. */
async function openMediaInFrame(page: Page): Promise<readonly string[]> {
  const frame = await (await page.locator('main iframe').elementHandle())?.contentFrame();
  const kinds = await frame?.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    return stream.getTracks().map((track) => track.kind);
  });
  return [...(kinds ?? [])].sort();
}

/** How the vendor's webhooks about one meeting were taken, and who they say was there. */
async function readTraces(stage: Stage, vendor: VendorName, meetingId: string) {
  const deliveries = (await stage.ask('GET', `/webhook-deliveries?platform=${vendor}&limit=100`)) as {
    items: { meetingId: string | null; state: string }[];
  };
  const people = (await stage.ask('GET', `/meetings/${meetingId}/participants`)) as {
    items: { displayName: string; role: string; state: string }[];
  };
  return {
    applied: deliveries.items.filter((item) => item.meetingId === meetingId && item.state === 'applied').length,
    failed: deliveries.items.filter(({ state }) => state === 'failed').length,
    people: people.items.map(({ displayName, role, state }) => `${displayName}, ${role}, ${state}`).sort(),
  };
}

for (const vendor of VENDORS) {
  test(`a call on ${vendor}: guest and host meet, one leaves and comes back, the host ends it for all`, async ({
    openWindow,
    stage,
    administrator,
  }) => {
    const room = await makeRoom(stage, vendor);
    const host = await openWindow({ storageState: administrator, allowedErrors: KEPT_IN });
    const list = await openWindow({ storageState: administrator });
    await list.goto('/');
    const row = list.getByRole('main').getByRole('listitem').filter({ hasText: room });
    await expect(row).toContainText('Nobody in the call');

    const guest = await openWindow({ allowedErrors: KEPT_IN });
    await join(guest, room, 'Grace');
    await expect(personIn(guest, 'Grace')).toBeVisible();
    const appeared = await measure(() => expect(row).toContainText('1 person in the call'));
    await join(host, room, 'Ada');
    for (const page of [guest, host]) {
      await expect(personIn(page, 'Grace')).toBeVisible();
      await expect(personIn(page, 'Ada (host)')).toBeVisible();
      await expect(callOf(page).getByText('Camera on, microphone on')).toBeVisible();
      // Our bar has the way out; where a vendor's own can be taken away, it is.
      await expect(callOf(page).getByRole('button', { name: 'Leave' })).toHaveCount(HAS_OWN_LEAVE.has(vendor) ? 1 : 0);
    }
    await expect(row).toContainText('2 people in the call');

    await guest.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
    await expect(guest.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    await expect(personIn(host, 'Grace')).toHaveCount(0);
    const disappeared = await measure(() => expect(row).toContainText('1 person in the call'));
    console.log(
      `On ${vendor} the room list showed somebody come after ${appeared} ms, and go after ${disappeared} ms.`,
    );
    await guest.getByRole('button', { name: 'Rejoin' }).click();
    await expect(personIn(host, 'Grace')).toBeVisible();

    await host.getByRole('banner').getByRole('button', { name: 'End for all' }).click();
    await host.getByRole('alertdialog').getByRole('button', { name: /end/i }).click();
    for (const page of [guest, host]) {
      await expect(page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
      await expect(page.locator('main iframe')).toHaveCount(0);
    }
    await expect(row).toContainText('Nobody in the call');
    const held = (await stage.ask('GET', `/rooms/${room}/meetings`)) as {
      items: { id: string; platform: string; state: string }[];
    };
    expect(held.items).toMatchObject([{ platform: vendor, state: 'ended' }]);
    // Three connections of two people: had a webhook's person not been recognised, there would be one more.
    await expect
      .poll(() => readTraces(stage, vendor, held.items[0]?.id ?? ''))
      .toMatchObject({ failed: 0, people: ['Ada, host, closed', 'Grace, guest, closed', 'Grace, guest, closed'] });
    expect((await readTraces(stage, vendor, held.items[0]?.id ?? '')).applied).toBeGreaterThan(3);
  });

  test(`the headers of a page with a call on ${vendor} let its frame have camera and microphone`, async ({
    openWindow,
    stage,
  }) => {
    const room = await makeRoom(stage, vendor);
    const page = await openWindow();
    const answer = await page.goto(`/${room}`);
    expect(answer?.headers()).not.toHaveProperty('cross-origin-embedder-policy');
    await join(page, room, 'Ada');
    await expect(personIn(page, 'Ada')).toBeVisible();
    const { origin } = new URL((await page.locator('main iframe').getAttribute('src')) ?? '');
    expect(origin).not.toBe(new URL(page.url()).origin);
    expect(await openMediaInFrame(page)).toEqual(['audio', 'video']);
  });
}
