import { findProblems } from './support/find-problems';
import { expect, join, test, tileOf, uniqueSlug } from './support/test';

// Four looks at each state, on two cores.
test.describe.configure({ timeout: 240_000 });

test('several rooms are chosen, previewed, moved together, and undone as one', async ({
  openWindow,
  api,
  administrator,
}) => {
  const tag = uniqueSlug('together');
  const rooms = ['a', 'b', 'c'].map((letter) => `${tag}-${letter}`);
  for (const name of rooms) await api.post('/rooms', { name, title: name, tags: [tag] });
  const [busy = ''] = rooms;
  const guest = await openWindow();
  await join(guest, busy, 'Grace');
  await expect(tileOf(guest, 'Grace (you)')).toBeVisible();

  const admin = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await admin.goto(`/admin/rooms?tag=${tag}`);
  await expect(admin.getByText('3 rooms', { exact: true })).toBeVisible();
  await admin.getByRole('checkbox', { name: 'Choose all rooms on this page' }).click();
  await expect(admin.getByText('3 rooms chosen')).toBeVisible();
  const problems = await findProblems(admin);

  await admin.getByRole('button', { name: 'Move 3 rooms' }).click();
  await admin.getByRole('menuitem', { name: 'To Jitsi…' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Move 3 rooms to Jitsi' });
  await expect(dialog.getByRole('status')).toHaveText(
    /3 rooms move at their next meeting; 1 is in a call with one person, who stays/,
  );
  await dialog.getByText('1 room in a call').click();
  await expect(dialog.getByRole('listitem')).toContainText('one person in this call stays on Demo');
  problems.push(...(await findProblems(admin)));
  expect(problems).toEqual([]);
  await admin.setViewportSize({ width: 1280, height: 900 });
  await dialog.getByRole('button', { name: 'Move 3 rooms to Jitsi' }).click();
  await expect(dialog).toHaveCount(0);

  for (const name of rooms) {
    await expect(admin.getByRole('button', { name: `Why ${name} is there: by hand` })).toBeVisible();
  }
  // What waits is said in the row, and in whole when it is unfolded.
  await admin.getByRole('button', { name: `Why ${busy} is there: by hand` }).click();
  await expect(admin.getByText(/for this call to end; one person/)).toBeVisible();
  await expect(admin.getByText(/Once put back: Demo, because it is this room’s home platform/)).toBeVisible();

  await admin.getByRole('button', { name: 'Recent moves' }).click();
  const recent = admin.getByRole('dialog', { name: 'Recent moves' });
  const move = recent.getByRole('listitem').filter({ hasText: rooms[1] }).filter({ hasText: 'Moved' });
  await expect(move).toContainText(`Moved ${rooms[0]}, ${rooms[1]} and ${rooms[2]} to Jitsi`);
  const undone = `Undo: Moved ${rooms[0]}, ${rooms[1]} and ${rooms[2]} to Jitsi`;
  await recent.getByRole('button', { name: undone, exact: true }).click();
  await expect(recent.getByRole('listitem').filter({ hasText: rooms[1] }).filter({ hasText: 'Undid' })).toBeVisible();
  await recent.getByRole('button', { name: 'Close' }).click();
  for (const name of rooms) {
    await expect(admin.getByRole('button', { name: `Why ${name} is there: home` })).toBeVisible();
  }
  await expect(tileOf(guest, 'Grace (you)')).toBeVisible();
});
