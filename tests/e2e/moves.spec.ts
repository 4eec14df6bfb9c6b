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

test('whoever is asked about a move reads who moved its rooms meanwhile, and moves nothing before looking again', async ({
  openWindow,
  api,
  administrator,
}) => {
  const tag = uniqueSlug('overtaken');
  const [first, second] = [`${tag}-a`, `${tag}-b`];
  for (const name of [first, second]) await api.post('/rooms', { name, title: name, tags: [tag] });
  const moveElsewhere = (name: string) => api.post('/overrides', { rooms: [name], platform: 'mock', note: 'Ada' });

  const bob = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  await bob.goto(`/admin/rooms?tag=${tag}`);
  await bob.getByRole('button', { name: `Move ${first}` }).click();
  await bob.getByRole('menuitem', { name: 'Jitsi…' }).click();
  const one = bob.getByRole('dialog', { name: `Move ${first} to Jitsi` });
  const confirmOne = one.getByRole('button', { name: 'Move to Jitsi' });
  await expect(one.getByRole('status')).toHaveText('Its next meeting is on Jitsi.');
  await expect(confirmOne).toBeEnabled();
  await moveElsewhere(first);
  const notice = one.getByRole('alert');
  await expect(notice).toContainText('1 room changed while this was open');
  await expect(notice.getByRole('listitem').first()).toContainText(
    new RegExp(`^${first}: API key .+ changed it, .+moved to: Demo`),
  );
  await expect(confirmOne).toBeDisabled();
  await expect(one.getByRole('status')).toHaveCount(0);
  expect(await findProblems(bob)).toEqual([]);
  await notice.getByRole('button', { name: 'Look again' }).click();
  await expect(notice).toHaveCount(0);
  await expect(one.getByRole('status')).toHaveText('Its next meeting is on Jitsi.');
  await expect(confirmOne).toBeEnabled();
  await one.getByRole('button', { name: 'Cancel' }).click();

  // The same words where the page hasn't heard of it before the move is confirmed.
  await bob.getByRole('checkbox', { name: 'Choose all rooms on this page' }).click();
  await bob.getByRole('button', { name: 'Move 2 rooms' }).click();
  const looked = bob.waitForResponse((answer) => answer.url().endsWith('/api/v1/overrides'));
  await bob.getByRole('menuitem', { name: 'To Jitsi…' }).click();
  const both = bob.getByRole('dialog', { name: 'Move 2 rooms to Jitsi' });
  const answer = await (await looked).json();
  const confirmBoth = both.getByRole('button', { name: 'Move 2 rooms to Jitsi' });
  await expect(confirmBoth).toBeEnabled();
  await bob.route('**/api/v1/overrides', (route) =>
    route.request().postDataJSON().dryRun ? route.fulfill({ json: answer }) : route.continue(),
  );
  await moveElsewhere(second);
  await confirmBoth.click();
  await expect(both.getByRole('alert').getByRole('listitem').first()).toContainText(
    new RegExp(`^${second}: API key .+ changed it, .+moved to: Demo`),
  );
  await expect(confirmBoth).toBeDisabled();
  await bob.unroute('**/api/v1/overrides');
  await both.getByRole('button', { name: 'Look again' }).click();
  await confirmBoth.click();
  await expect(both).toHaveCount(0);
  for (const name of [first, second]) {
    expect(await api.get(`/rooms/${name}/decision`)).toMatchObject({ platform: 'jitsi', reason: 'ROOM_OVERRIDE' });
  }
});
