import { expect, signIn, test, uniqueSlug } from './support/test';

test('an owner finds what they deleted below the list of rooms, and brings it back', async ({ openWindow }) => {
  const room = uniqueSlug('gone');
  const owner = await openWindow();
  await signIn(owner);
  // As themselves, so that the room is theirs.
  await owner.evaluate(async (name) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name, title: 'Old plans' });
    await fetch('/api/v1/rooms', { method: 'POST', headers, body });
    await fetch(`/api/v1/rooms/${name}`, { method: 'DELETE' });
  }, room);
  await owner.goto('/');
  await owner.getByText('Deleted rooms of yours').click();
  const deleted = owner.getByRole('list', { name: 'Deleted rooms of yours' });
  await expect(deleted).toContainText(room);
  await deleted.getByRole('listitem').filter({ hasText: room }).getByRole('button').click();
  await expect(owner.getByRole('list', { name: 'Rooms', exact: true })).toContainText(room);
  await expect(deleted.filter({ hasText: room })).toHaveCount(0);
});

test('an administrator frees the name of a deleted room, once they have read what that means', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('freed');
  const earlier = uniqueSlug('earlier');
  await api.post('/rooms', { name: earlier, title: 'Old meeting' });
  await api.patch(`/rooms/${earlier}`, { name: room });
  await api.delete(`/rooms/${room}`);
  const admin = await openWindow({ storageState: administrator });
  await admin.goto('/admin/rooms?deleted=true');
  const row = admin.getByRole('row').filter({ hasText: room });
  await row.getByRole('button', { name: 'Free its name: Old meeting' }).click();
  const question = admin.getByRole('alertdialog', { name: 'Free the name of “Old meeting”?' });
  await expect(question).toContainText('can’t be brought back afterwards');
  await expect(question).toContainText(earlier);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Free its name: Old meeting' }).click();
  await question.getByRole('button', { name: 'Free its name' }).click();
  // Behind a question there are no rows for anybody.
  await expect(question).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await api.post('/rooms', { name: room, title: 'New meeting' });
  await api.post('/rooms', { name: earlier, title: 'New meeting' });
});

test('an administrator frees a name that a room had before, and its links lead there no more', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('renamed');
  const earlier = uniqueSlug('before');
  await api.post('/rooms', { name: earlier, title: 'Board' });
  await api.patch(`/rooms/${earlier}`, { name: room });
  const admin = await openWindow({ storageState: administrator });
  await admin.goto(`/admin/rooms/${room}`);
  await expect(admin.getByText(`/${earlier} has led here since`)).toBeVisible();
  await admin.getByRole('button', { name: `Free this name: ${earlier}` }).click();
  const question = admin.getByRole('alertdialog', { name: `Free the name “${earlier}”?` });
  await expect(question).toContainText('Anybody who may make rooms may take the name');
  await question.getByRole('button', { name: 'Free this name' }).click();
  await expect(question).toHaveCount(0);
  await expect(admin.getByText(`The name “${earlier}” is free`)).toBeVisible();
  await expect(admin.getByText('Earlier names')).toHaveCount(0);
  await admin.goto(`/${earlier}`);
  await expect(admin.getByRole('heading', { level: 1 })).not.toHaveText('Board');
  await admin.goto(`/${room}`);
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Board');
});
