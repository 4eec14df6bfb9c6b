import { beforeAll, describe, expect, it } from 'vitest';
import { GET as GET_SILENCES } from '@/app/api/v1/webhook-deliveries/silences/route';
import { GET as GET_STATISTICS } from '@/app/api/v1/webhook-deliveries/statistics/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { renderMetrics } from '@/lib/metrics/render-metrics';
import { deliveryStatisticsSchema } from '@/lib/schemas/webhook-statistics';
import { getWebhookDelivery, listWebhookDeliveries } from '@/lib/webhooks/list-webhook-deliveries';
import { callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
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

describe('finding deliveries', () => {
  it('goes by platform, state, type and room: ours by any of its names, and the platform’s', async () => {
    const { actor } = await makeUser({ role: 'admin' });
    registerScriptedPlatform('beta');
    const { id: roomId, slug } = await makeRoom({ platform: 'beta' });
    await sql.query({
      text: 'INSERT INTO room_aliases (slug, room_id) VALUES ($1, $2)',
      values: [`old-${slug}`, roomId],
    });
    const { meeting } = await joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
    const at = new Date();
    const ours = await sendEvents('beta', { type: 'meeting-started', roomName: meeting.vendorRoomName, at });
    const strange = await sendEvents('beta', { type: 'meeting-started', roomName: 'strange-room', at });
    const find = async (filter: Parameters<typeof listWebhookDeliveries>[1]) => {
      const { items } = await listWebhookDeliveries(actor, filter);
      const rows = await sql.query({
        text: 'SELECT event_id FROM webhook_deliveries WHERE id = ANY($1::uuid[]) ORDER BY received_at',
        values: [items.map(({ id }) => id)],
      });
      return rows.map((row) => row.event_id);
    };
    expect(await find({ platform: 'beta', limit: 10 })).toEqual([ours, strange]);
    expect(await find({ platform: 'beta', state: 'unmatched', limit: 10 })).toEqual([strange]);
    expect(await find({ platform: 'beta', type: 'test', limit: 10 })).toEqual([ours, strange]);
    expect(await find({ platform: 'beta', type: 'else', limit: 10 })).toEqual([]);
    expect(await find({ room: slug, limit: 10 })).toEqual([ours]);
    expect(await find({ room: `old-${slug}`, limit: 10 })).toEqual([ours]);
    expect(await find({ room: 'strange-room', limit: 10 })).toEqual([strange]);
    expect(await find({ room: 'nobody', limit: 10 })).toEqual([]);
  });
});

describe('how the inbox does', () => {
  it('is counted by stretches of time, for all platforms or one', async () => {
    const admin = await makeCaller(await makeUser({ role: 'admin' }));
    const member = await makeCaller(await makeUser());
    await sendEvents('alpha', { type: 'meeting-started', roomName: 'somebody-elses', at: new Date() });
    const { body } = await callApi(GET_STATISTICS, { as: admin, query: { span: 'hour', platform: 'alpha' } });
    const statistics = deliveryStatisticsSchema.parse(body);
    expect(statistics.points).toHaveLength(60);
    const sum = (key: 'received' | 'unmatched' | 'failed') =>
      statistics.points.reduce((total, point) => total + point[key], 0);
    const [counted] = await sql.query({
      text: `SELECT count(*)::int AS received, count(*) FILTER (WHERE state = 'unmatched')::int AS unmatched
               FROM webhook_deliveries WHERE platform = 'alpha'`,
    });
    expect({ received: sum('received'), unmatched: sum('unmatched') }).toEqual(counted);
    expect(statistics).toMatchObject({ waiting: 0, waitingSince: null, types: ['test'] });
    expect((await callApi(GET_STATISTICS, { as: member })).status).toBe(403);
    expect((await callApi(GET_SILENCES, { as: member })).status).toBe(403);
  });

  it('tells where a platform is silent while people are in its calls, and stops once it is heard of', async () => {
    const admin = await makeCaller(await makeUser({ role: 'admin' }));
    const silences = async () => (await callApi(GET_SILENCES, { as: admin })).body.items;
    registerScriptedPlatform('gamma');
    const { id: roomId } = await makeRoom({ platform: 'gamma' });
    const { id: meetingId } = await makeMeeting(roomId, { platform: 'gamma' });
    expect(await silences()).toEqual([]);
    await makeSession(meetingId, { isHeard: true });
    await sql.query({
      text: `UPDATE meetings SET started_at = now() - interval '41 minutes' WHERE id = $1`,
      values: [meetingId],
    });
    expect(await silences()).toMatchObject([
      {
        platform: 'gamma',
        liveMeetings: 1,
        people: 1,
        sentence: expect.stringMatching(/^No event from .* for 41 min while 1 /),
      },
    ]);
    const { text } = await renderMetrics({ database: true, jobs: true });
    expect(Number(/^patchbay_webhook_silence_seconds\{platform="gamma"\} (\d+)/m.exec(text)?.[1])).toBeGreaterThan(
      2_400,
    );
    await sendEvents('gamma', { type: 'meeting-started', roomName: `vendor-${meetingId}`, at: new Date() });
    expect(await silences()).toEqual([]);
  });
});
