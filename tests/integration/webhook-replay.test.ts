import type { QueryResultRow } from 'pg';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/v1/webhook-deliveries/[id]/replay/route';
import { GET as GET_DELIVERY } from '@/app/api/v1/webhook-deliveries/[id]/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { insertWebhookDeliveries } from '@/lib/data/webhooks/webhook-inbox';
import { countDeliveries } from '@/lib/data/webhooks/webhook-statistics';
import { applyWebhookDeliveryJob } from '@/lib/jobs/definitions/apply-webhook-delivery';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { getPlatformClient } from '@/lib/video-platforms';
import type { MeetingEvent } from '@/lib/video-platforms/contract';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { deliverEvents, sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
let room: { slug: string; vendorRoomName: string };

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(async () => {
  vi.restoreAllMocks();
  registerScriptedPlatform('alpha');
  const { slug } = await makeRoom({ platform: 'alpha' });
  const { meeting } = await joinRoom({ slug, input: { displayName: 'Host' }, actor: GUEST });
  room = { slug, vendorRoomName: meeting.vendorRoomName };
});

const replay = async (id: string, dryRun = false, as: ApiCaller | null = admin) =>
  callApi(POST, { as, params: { id }, body: { dryRun } });

function person(type: 'participant-joined' | 'participant-left', connectionId: string, second: number): MeetingEvent {
  return {
    type,
    roomName: room.vendorRoomName,
    at: new Date(Date.parse('2026-11-24T09:00:00Z') + second * 1_000),
    participant: { connectionId, participantId: null, displayName: 'Ada', isHost: false, isBot: false },
  };
}

async function idOf(eventId: string): Promise<string> {
  const [row] = await sql.query<{ id: string } & QueryResultRow>({
    text: 'SELECT id FROM webhook_deliveries WHERE event_id = $1',
    values: [eventId],
  });
  return row?.id ?? '';
}

const everything = async () => ({
  sessions: await sql.query({ text: 'SELECT * FROM participant_sessions ORDER BY id' }),
  meetings: await sql.query({ text: 'SELECT * FROM meetings ORDER BY id' }),
  deliveries: await sql.query({ text: 'SELECT * FROM webhook_deliveries ORDER BY id' }),
  jobs: await sql.query({ text: 'SELECT key, payload, run_at FROM graphile_worker._private_jobs ORDER BY id' }),
  audit: await sql.query({ text: 'SELECT count(*)::int FROM audit_entries' }),
  changes: await sql.query({ text: 'SELECT count(*)::int FROM change_log' }),
});

describe('replaying a delivery', () => {
  it('shows first what would change, and changes nothing by that', async () => {
    const id = await idOf(await deliverEvents('alpha', [person('participant-joined', 'dry-1', 1)]));
    const before = await everything();
    const { status, body } = await replay(id, true);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        dryRun: true,
        state: 'applied',
        sentence: '2 things would change.',
        changes: [
          { kind: 'meeting-occupied', room: room.slug, sentence: `The call in ${room.slug} has somebody in it again.` },
          { kind: 'session-opened', room: room.slug, sentence: 'Ada is in.' },
        ],
        effects: [{ event: 'participant-joined', result: 'changed' }],
      },
    });
    expect(await everything()).toEqual(before);
  });

  it('then does just that, is written down, and changes nothing the second time', async () => {
    const id = await idOf(await deliverEvents('alpha', [person('participant-joined', 'real-1', 1)]));
    const planned = await replay(id, true);
    const done = await replay(id);
    expect(done.body).toMatchObject({ dryRun: false, sentence: '2 things changed.', changes: planned.body.changes });
    const again = await replay(id);
    expect(again.body).toMatchObject({ state: 'applied', changes: [], effects: [{ result: 'nothing-new' }] });
    expect(again.body.sentence).toBe('Everything that it says is known: nothing has changed.');
    const entries = await sql.query({
      text: `SELECT actor_name, before->>'state' AS before, after->>'state' AS after FROM audit_entries
              WHERE action = 'webhook-delivery.replayed' AND subject_id = $1 ORDER BY id`,
      values: [id],
    });
    expect(entries).toEqual([
      { actor_name: 'API key test', before: 'received', after: 'applied' },
      { actor_name: 'API key test', before: 'applied', after: 'applied' },
    ]);
    const [row] = await sql.query({ text: 'SELECT replayed_by FROM webhook_deliveries WHERE id = $1', values: [id] });
    expect(row).toEqual({ replayed_by: 'API key test' });
    // Its own job still waits, and finds everything done.
    expect((await runJobsOnce()).failed).toEqual([]);
  });

  it('says of a leave and of the end of a conference what they close', async () => {
    await sendEvents('alpha', person('participant-joined', 'c1', 1));
    const left = await idOf(await deliverEvents('alpha', [person('participant-left', 'c1', 60)]));
    expect((await replay(left, true)).body.changes).toMatchObject([
      { kind: 'meeting-emptied' },
      { kind: 'session-closed', sentence: 'Ada is out.' },
    ]);
  });

  it('brings back what failed for good, once its cause is gone', async () => {
    const id = await failForGood();
    const [failed] = await sql.query({
      text: 'SELECT state, error FROM webhook_deliveries WHERE id = $1',
      values: [id],
    });
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringMatching(/does not try again\.$/) });
    vi.restoreAllMocks();
    expect((await replay(id)).body).toMatchObject({ state: 'applied', changes: [{}, { kind: 'session-opened' }] });
    const jobs = await sql.query({
      text: `SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'deliveryId' = $1`,
      values: [id],
    });
    expect(jobs).toEqual([]);
  });

  it('doesn’t change how long the delivery waited: it was handled when it first was', async () => {
    await sql.query({ text: 'DELETE FROM webhook_deliveries' });
    const id = await idOf(await sendEvents('alpha', person('participant-joined', 'once-1', 1)));
    await receivedAgo(id, 75);
    await sql.query({
      text: `UPDATE webhook_deliveries SET handled_at = received_at + interval '2 seconds' WHERE id = $1`,
      values: [id],
    });
    const before = await look(id);
    await replay(id);
    await replay(id);
    const { handledAt, attempts } = before;
    expect(await look(id)).toMatchObject({ handledAt, attempts, replayedAt: expect.any(String) });
    expect(await lagMs()).toEqual([2_000]);
    // What it did stays told; a replay that changes nothing has nothing to add.
    expect(await look(id)).toMatchObject({ effects: [{ event: 'participant-joined', result: 'changed' }] });
  });

  it('is how a failed delivery is handled at last, and only the first time that it succeeds', async () => {
    await sql.query({ text: 'DELETE FROM webhook_deliveries' });
    const id = await failForGood();
    await receivedAgo(id, 75);
    const failed = await look(id);
    vi.restoreAllMocks();
    await replay(id);
    const handled = await look(id);
    expect(handled.handledAt).not.toBe(failed.handledAt);
    expect((await lagMs())[0]).toBeGreaterThanOrEqual(75_000);
    await replay(id);
    expect(await look(id)).toMatchObject({ handledAt: handled.handledAt, attempts: handled.attempts });
  });

  it('says that a room is of no meeting here', async () => {
    const strange = { ...person('participant-joined', 'c9', 1), roomName: 'somebody-elses' } as MeetingEvent;
    const id = await idOf(await sendEvents('alpha', strange));
    expect((await replay(id)).body).toMatchObject({
      state: 'unmatched',
      changes: [],
      sentence: 'Its room, somebody-elses, is of no meeting here, so nothing has changed.',
    });
  });

  it('is refused where it can’t work, with the reason', async () => {
    const store = async (platform: string, body: string) => {
      const eventId = crypto.randomUUID();
      const delivery = {
        platform,
        eventId,
        type: 't',
        path: '',
        rawBody: Buffer.from(body),
        headers: {},
        verdict: null,
      };
      await insertWebhookDeliveries(applyWebhookDeliveryJob, [delivery]);
      return idOf(eventId);
    };
    const unreadable = await replay(await store('mock', '{}'));
    expect(unreadable.body).toMatchObject({ status: 409, code: 'delivery-unreadable' });
    expect(unreadable.body.detail).toMatch(/^Demo sent a body that Patchbay can’t read/);
    const gone = await replay(await store('jitsi', '{}'));
    expect(gone.body).toMatchObject({ status: 409, code: 'platform-not-configured' });
    expect((await replay('no-id')).body).toMatchObject({ status: 404, code: 'delivery-not-found' });
    expect((await replay(crypto.randomUUID())).body).toMatchObject({ status: 404 });
  });

  it('is for administrators', async () => {
    const id = await idOf(await deliverEvents('alpha', [person('participant-joined', 'c1', 1)]));
    expect((await replay(id, true, null)).status).toBe(401);
    expect((await replay(id, true, await makeCaller(await makeUser()))).status).toBe(403);
  });
});

const look = async (id: string) => (await callApi(GET_DELIVERY, { as: admin, params: { id } })).body;

/** As if it had come so many seconds earlier. */
const receivedAgo = (id: string, seconds: number) =>
  sql.query({
    text: `UPDATE webhook_deliveries SET received_at = received_at - $2 * interval '1 second' WHERE id = $1`,
    values: [id, seconds],
  });

/** How long deliveries waited, as the chart shows it. */
async function lagMs(): Promise<(number | null)[]> {
  const points = await countDeliveries({ from: new Date(Date.now() - 3_600_000), stepSeconds: 3_600 });
  return points.map(({ lagP95Ms }) => lagP95Ms);
}

/** A delivery whose every try goes wrong in our own code. @returns its id */
async function failForGood(): Promise<string> {
  const { webhooks } = getPlatformClient('alpha');
  if (!webhooks) throw new Error('alpha has no webhooks');
  vi.spyOn(webhooks, 'normalise').mockImplementation(() => {
    throw new TypeError('a mistake of ours');
  });
  const eventId = await deliverEvents('alpha', [person('participant-joined', 'dead-1', 1)]);
  await runJobsOnce();
  for (let attempt = 2; attempt <= applyWebhookDeliveryJob.maxAttempts; attempt++) await runJobsOnce({ retry: true });
  return idOf(eventId);
}
