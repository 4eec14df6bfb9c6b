import { type Stage, test } from './support/platform-stage';
import { expect, join, tileOf, uniqueSlug } from './support/test';
import { KEPT_IN, personIn } from './support/vendor-call';

// A call is moved with everybody in it: from the demo's page to the stand-in of a vendor's, without a click.

interface Held {
  readonly id: string;
  readonly platform: string;
  readonly state: string;
  readonly continuesId: string | null;
}

async function readMeetings(stage: Stage, room: string): Promise<readonly Held[]> {
  return ((await stage.ask('GET', `/rooms/${room}/meetings`)) as { items: Held[] }).items;
}

test('two browsers are moved from one platform to another without a click, as who they are', async ({
  openWindow,
  stage,
  administrator,
}) => {
  const room = uniqueSlug('moving');
  await stage.ask('POST', '/rooms', { name: room, title: room, platform: 'mock' });
  const host = await openWindow({ storageState: administrator, allowedErrors: KEPT_IN });
  const guest = await openWindow({ allowedErrors: KEPT_IN });
  await join(guest, room, 'Grace');
  await join(host, room, 'Ada');
  for (const page of [guest, host]) {
    await expect(tileOf(page, 'Grace')).toBeVisible();
    await expect(tileOf(page, 'Ada')).toBeVisible();
  }

  await stage.ask('PUT', `/rooms/${room}/override`, { platform: 'daily' });
  await expect(host.getByText('The next meeting here will be on Daily.')).toBeVisible();
  await expect(guest.getByText('The next meeting here')).toHaveCount(0);

  const [before] = await readMeetings(stage, room);
  const continuation = (await stage.ask('POST', `/meetings/${before?.id}/relocate`, {})) as Held;
  expect(continuation).toMatchObject({ platform: 'daily', state: 'live', continuesId: before?.id });
  for (const page of [guest, host]) await expect(page.getByText(/^This call moves to Daily\./)).toBeVisible();

  // The vendor's page shows hosts as such, so who is who came along.
  for (const page of [guest, host]) {
    await expect(page.getByRole('banner').getByText('Daily', { exact: true })).toBeVisible();
    await expect(personIn(page, 'Grace')).toBeVisible();
    await expect(personIn(page, 'Ada (host)')).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('2');
  }

  // The half that everybody has left is over, and its room at the vendor is gone.
  await expect
    .poll(() => readMeetings(stage, room))
    .toMatchObject([
      { id: continuation.id, platform: 'daily', state: 'live' },
      { id: before?.id, platform: 'mock', state: 'ended' },
    ]);
  const decision = (await stage.ask('GET', `/meetings/${continuation.id}/decision`)) as { reason: string };
  expect(decision.reason).toBe('ROOM_OVERRIDE');

  await host.getByRole('banner').getByRole('button', { name: 'End for all' }).click();
  await host.getByRole('alertdialog').getByRole('button', { name: /end/i }).click();
  for (const page of [guest, host])
    await expect(page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
});
