import { type Stage, test } from './support/platform-stage';
import { expect, join, tileOf, uniqueSlug } from './support/test';
import { KEPT_IN, personIn } from './support/vendor-call';

// A call is moved with everybody in it: from the demo's page to the stand-in of a vendor's, without a click.

/** As the documentation has it: after so many a platform is left alone. */
const FAILURES_TO_BE_LEFT_ALONE = 3;

/** Nobody is taken along unasked, which the browser notes as a failed request. */
const ASKED_FIRST = new RegExp(`${KEPT_IN.source}|status of 422`);

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

test('whoever was never asked is, before they go along to a call that is recorded', async ({ openWindow, stage }) => {
  const room = uniqueSlug('asked-first');
  await stage.ask('POST', '/rooms', { name: room, title: room, platform: 'mock' });
  const [answering, silent] = [
    await openWindow({ allowedErrors: KEPT_IN }),
    await openWindow({ allowedErrors: ASKED_FIRST }),
  ];
  await join(answering, room, 'Grace');
  await join(silent, room, 'Linus');
  await expect(tileOf(answering, 'Linus')).toBeVisible();

  await stage.ask('PATCH', `/rooms/${room}`, { settings: { recording: 'cloud', recordingStart: 'automatic' } });
  await stage.ask('PUT', `/rooms/${room}/override`, { platform: 'daily' });
  const [before] = await readMeetings(stage, room);
  await stage.ask('POST', `/meetings/${before?.id}/relocate`, {});
  await expect(
    answering.getByText(/^This call moves to Daily, where it may be recorded\. Do you agree\?/),
  ).toBeVisible();
  await answering.getByRole('button', { name: 'Yes, I agree' }).click();
  await expect(answering.getByText(/^This call moves to Daily\. Your page takes you along\./)).toBeVisible();

  // Who answered in time goes along; who didn't is asked at the entrance, and blamed for nothing.
  await expect(personIn(answering, 'Grace')).toBeVisible();
  await expect(silent.getByText(/^This call has moved to Daily, where it may be recorded\./)).toBeVisible();
  await expect(silent.getByText('1 person in the call')).toBeVisible();
  await expect(silent.locator('form').getByText('Daily', { exact: true })).toBeVisible();
  await expect(silent.locator('form').getByRole('alert')).toHaveCount(0);
  await silent.getByRole('button', { name: 'Join' }).click();
  await expect(silent.locator('form').getByRole('alert')).toContainText('Answer with yes or no');
  await silent.getByLabel(/^No, I don’t agree/).check();
  await silent.getByRole('button', { name: 'Join' }).click();
  await expect(personIn(answering, 'Linus')).toBeVisible();

  const [continuation] = await readMeetings(stage, room);
  const people = (await stage.ask('GET', `/meetings/${continuation?.id}/participants`)) as {
    items: { displayName: string; recordingConsent: boolean | null }[];
  };
  const answers = new Map(people.items.map(({ displayName, recordingConsent }) => [displayName, recordingConsent]));
  expect(Object.fromEntries(answers)).toEqual({ Grace: true, Linus: false });
});

test('an administrator moves a call to the platform that the dialog names, or reads why it stays', async ({
  openWindow,
  stage,
  administrator,
}) => {
  const room = uniqueSlug('named');
  await stage.ask('POST', '/rooms', { name: room, title: room, platform: 'daily' });
  await stage.ask('PUT', `/rooms/${room}/override`, { platform: 'mock' });
  const guest = await openWindow({ allowedErrors: KEPT_IN });
  await join(guest, room, 'Grace');
  await expect(tileOf(guest, 'Grace')).toBeVisible();
  await stage.ask('DELETE', `/rooms/${room}/override`);

  const admin = await openWindow({ storageState: administrator, allowedErrors: /status of (409|503)/ });
  await admin.goto(`/admin/rooms/${room}`);
  const dialog = admin.getByRole('dialog');
  const openDialog = async () => {
    await admin.getByRole('button', { name: 'Change when' }).click();
    await dialog.getByRole('combobox', { name: 'When' }).click();
    await admin.getByRole('option', { name: 'Now' }).click();
  };
  const notice = admin.getByText(/^This call could not be moved at/);

  // Daily is away: the call stays, and the room's page keeps why.
  stage.vendors.dailyApi.begin();
  try {
    for (let attempt = 1; attempt <= FAILURES_TO_BE_LEFT_ALONE; attempt += 1) {
      await openDialog();
      await dialog.getByRole('button', { name: 'Move everybody to Daily' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(notice).toContainText('Daily failed');
    }
    await expect(admin.getByText('Everybody stays on Demo.').first()).toBeVisible();
    // It is left alone by now, and what takes its place is named wherever it is spoken of.
    await expect(admin.getByText(/on Demo, then Whereby\.$/)).toBeVisible();
    await openDialog();
    await expect(dialog).toContainText('shows the call on Whereby');
    await dialog.getByRole('button', { name: 'Move everybody to Whereby' }).click();
    await expect(admin.getByText('The call moves to Whereby')).toBeVisible();
    await expect(guest.getByText(/^This call moves to Whereby\./)).toBeVisible();
    await expect(guest.getByRole('banner').getByText('Whereby', { exact: true })).toBeVisible();
  } finally {
    stage.vendors.dailyApi.end();
  }
  const [continuation] = await readMeetings(stage, room);
  expect(continuation).toMatchObject({ platform: 'whereby', state: 'live' });

  await admin.goto('/admin/audit');
  await expect(admin.getByText('call could not be moved').first()).toBeVisible();
});
