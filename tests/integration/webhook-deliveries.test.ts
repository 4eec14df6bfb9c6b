import { beforeAll, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { joinRoom } from '@/lib/meetings/join-room';
import { getWebhookDelivery, listWebhookDeliveries } from '@/lib/webhooks/list-webhook-deliveries';
import { makeRoom, makeUser } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha');
});

it('names the room of each delivery, and none where it is about no meeting of ours', async () => {
  const { actor } = await makeUser({ role: 'admin' });
  const { slug } = await makeRoom({ platform: 'alpha' });
  const { meeting } = await joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
  const at = new Date();
  await sendEvents('alpha', { type: 'meeting-started', roomName: meeting.vendorRoomName, at });
  await sendEvents('alpha', { type: 'meeting-started', roomName: 'somebody-elses', at });

  const newest = await listWebhookDeliveries(actor, { platform: 'alpha', limit: 1 });
  const older = await listWebhookDeliveries(actor, {
    platform: 'alpha',
    limit: 1,
    cursor: newest.nextCursor ?? undefined,
  });
  expect([...newest.items, ...older.items].map(({ room, meetingId }) => ({ room, meetingId }))).toEqual([
    { room: null, meetingId: null },
    { room: slug, meetingId: meeting.id },
  ]);
  expect(await getWebhookDelivery(actor, older.items[0]?.id ?? '')).toMatchObject({ room: slug });
});
