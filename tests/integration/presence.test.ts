import { beforeAll, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { selectMeetingWithRoom } from '@/lib/data/meetings/meeting-history';
import { findMeeting, lockMeeting } from '@/lib/data/meetings/meetings';
import { lockRoomState } from '@/lib/data/rooms/room-states';
import { sql, withTransaction } from '@/lib/data/sql';
import { endEmptyMeeting } from '@/lib/meetings/ending/end-empty-meeting';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { applyWebhookDelivery } from '@/lib/webhooks/apply-webhook-delivery';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';
import { makeRoom } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';
import { waitUntil } from '../support/wait-until';

setUpTestDatabase();

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha');
});

interface Told {
  readonly type: 'participant-joined' | 'participant-left' | 'meeting-ended';
  readonly connectionId?: string;
  readonly participantId?: string | null;
  readonly displayName?: string | null;
  readonly isBot?: boolean;
  readonly mayLeaveSomebody?: boolean;
  readonly second: number;
}

const START = Date.parse('2026-11-24T09:00:00Z');

function bodyOf(roomName: string, told: Told, id: string | null): string {
  return JSON.stringify({
    ...(id ? { id } : {}),
    events: [
      {
        type: told.type,
        roomName,
        at: new Date(START + told.second * 1000).toISOString(),
        startedAt: null,
        ...(told.mayLeaveSomebody ? { mayLeaveSomebody: true } : {}),
        participant: {
          connectionId: told.connectionId ?? 'c1',
          participantId: told.participantId ?? null,
          displayName: told.displayName ?? null,
          isHost: null,
          isBot: told.isBot ?? false,
        },
      },
    ],
  });
}

async function deliver(rawBody: string, signature = 'right'): Promise<void> {
  await receiveWebhook({
    platform: 'alpha',
    path: '',
    rawBody: Buffer.from(rawBody),
    headers: { signature, authorization: 'Bearer s3cret' },
    now: new Date(),
  });
}

async function findDeliveryId(eventId: string): Promise<string> {
  const [row] = await sql.query<{ id: string }>({
    text: 'SELECT id FROM webhook_deliveries WHERE event_id = $1',
    values: [eventId],
  });
  return row?.id ?? '';
}

/** Connections to this database that stand in line for a lock. */
async function countWaiting(): Promise<number> {
  const rows = await sql.query({
    text: `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  });
  return rows.length;
}

async function openCall(graceSeconds = 120) {
  const room = await makeRoom({ platform: 'alpha', graceSeconds });
  const joined = await joinRoom({ slug: room.slug, input: { displayName: 'Ada' }, actor: GUEST });
  const tell = async (told: Told, id: string | null = crypto.randomUUID()) => {
    await deliver(bodyOf(joined.meeting.vendorRoomName, told, id));
    await runJobsOnce();
  };
  const people = async () => (await selectMeetingWithRoom(joined.meeting.id))?.people;
  return { room, joined, tell, people };
}

describe('presence from webhooks', () => {
  it('is taken while somebody changes the room, who may be waiting for its meeting', async () => {
    const { room, joined, tell, people } = await openCall();
    await withTransaction(async (transaction) => {
      await lockRoomState(room.id, transaction);
      await tell({ type: 'participant-joined', participantId: joined.participant.id, second: 1 });
      await tell({ type: 'participant-left', second: 2 });
      await deliver(bodyOf(joined.meeting.vendorRoomName, { type: 'meeting-ended', second: 3 }, 'over'));
      await tell({ type: 'participant-joined', connectionId: 'c2', second: 4 });
    });
    expect(await people()).toBe(1);
  });

  it('counts people, not connections or machines, and keeps their names', async () => {
    const { joined, tell, people } = await openCall();
    await tell({ type: 'participant-joined', connectionId: 'c1', participantId: joined.participant.id, second: 1 });
    await tell({ type: 'participant-joined', connectionId: 'c2', participantId: joined.participant.id, second: 2 });
    await tell({ type: 'participant-joined', connectionId: 'c3', displayName: 'Grace', second: 3 });
    await tell({ type: 'participant-joined', connectionId: 'bot', isBot: true, second: 3 });
    expect(await people()).toBe(2);
    expect((await selectMeetingWithRoom(joined.meeting.id))?.names).toEqual(['Ada', 'Grace']);
    await tell({ type: 'participant-left', connectionId: 'c1', second: 4 });
    expect(await people()).toBe(2);
    await tell({ type: 'participant-left', connectionId: 'c2', second: 5 });
    expect(await people()).toBe(1);
  });

  it('changes nothing when a delivery comes twice, with or without an event id', async () => {
    const { joined, tell, people } = await openCall();
    const event = { type: 'participant-joined', connectionId: 'c1', displayName: 'Grace', second: 1 } as const;
    await tell(event, 'one-id');
    await tell(event, 'one-id');
    await tell(event, null);
    await tell(event, null);
    expect(await people()).toBe(1);
    const rows = await sql.query<{ state: string; event_id: string | null }>({
      text: 'SELECT state, event_id FROM webhook_deliveries WHERE meeting_id = $1',
      values: [joined.meeting.id],
    });
    expect(rows.filter(({ event_id: id }) => id === 'one-id')).toHaveLength(1);
    expect(rows.filter(({ event_id: id }) => id === null)).toHaveLength(2);
  });

  it('knows that somebody left whose leaving is told first', async () => {
    const { tell, people } = await openCall();
    await tell({ type: 'participant-left', connectionId: 'c9', second: 9 });
    await tell({ type: 'participant-joined', connectionId: 'c9', second: 1 });
    expect(await people()).toBe(0);
  });

  it('keeps the meeting through a reload by the last person, who the vendor says ended one and began another', async () => {
    const { joined, tell, people } = await openCall();
    await tell({ type: 'participant-joined', connectionId: 'c1', second: 1 });
    await tell({ type: 'meeting-ended', second: 5 });
    expect(await people()).toBe(0);
    await tell({ type: 'participant-joined', connectionId: 'c2', second: 6 });
    expect(await people()).toBe(1);
    expect(await findMeeting(joined.meeting.id)).toMatchObject({ state: 'live', emptySince: null });
  });

  it('closes nobody where the vendor’s session may also end around somebody who stays in alone', async () => {
    const { joined, tell, people } = await openCall();
    await tell({ type: 'participant-joined', connectionId: 'c1', participantId: joined.participant.id, second: 1 });
    await tell({ type: 'participant-joined', connectionId: 'silent', second: 2 });
    await tell({ type: 'meeting-ended', mayLeaveSomebody: true, second: 600 });
    expect(await people()).toBe(2);
    await tell({ type: 'meeting-ended', second: 601 });
    expect(await people()).toBe(0);
  });

  it('leaves a call alone whose last person’s page goes on, whatever the vendor told and was changed, until it is left', async () => {
    const { joined, tell, people } = await openCall();
    const { room, meeting, participant } = joined;
    const say = (state: 'joined' | 'left') =>
      signalSession({
        sessionId: participant.id,
        signal: { state },
        passes: [{ sessionId: participant.id, meetingId: meeting.id, role: 'guest' }],
      });
    const joinNow = async () =>
      (await joinRoom({ slug: room.slug, input: { displayName: 'Grace' }, actor: GUEST })).meeting.id;
    const forgetNewcomers = () =>
      sql.query({ text: 'DELETE FROM participant_sessions WHERE id <> $1', values: [participant.id] });
    await tell({ type: 'participant-joined', connectionId: 'c1', participantId: participant.id, second: 1 });
    await say('joined');
    await tell({ type: 'participant-left', connectionId: 'c1', participantId: participant.id, second: 2 });
    expect(await people()).toBe(0);
    await sql.query({ text: 'UPDATE rooms SET size = size + 1 WHERE id = $1', values: [room.id] });
    expect(await joinNow()).toBe(meeting.id);
    await forgetNewcomers();
    await say('left');
    expect(await joinNow()).not.toBe(meeting.id);
  });

  it('ends the meeting after its grace period, and not before', async () => {
    const { joined, tell } = await openCall(60);
    const { id } = joined.meeting;
    await tell({ type: 'participant-joined', connectionId: 'c1', participantId: joined.participant.id, second: 1 });
    await tell({ type: 'participant-left', connectionId: 'c1', second: 2 });
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'live' });
    await sql.query({
      text: `UPDATE meetings SET empty_since = now() - interval '61 seconds' WHERE id = $1`,
      values: [id],
    });
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'ended', endReason: 'empty' });
  });

  it('never ends a meeting with somebody in it, however late it is', async () => {
    const { joined, tell } = await openCall(60);
    const { id } = joined.meeting;
    await tell({ type: 'participant-joined', connectionId: 'c1', second: 1 });
    await sql.query({
      text: `UPDATE meetings SET end_date = now() - interval '1 day', empty_since = now() - interval '1 day' WHERE id = $1`,
      values: [id],
    });
    await sql.query({
      text: `UPDATE participant_sessions SET last_sign_at = NULL WHERE meeting_id = $1 AND state = 'connecting'`,
      values: [id],
    });
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'live' });
  });

  it('holds a meeting open for somebody whose page is connecting', async () => {
    const { joined } = await openCall(60);
    const { id } = joined.meeting;
    await sql.query({
      text: `UPDATE meetings SET created_at = now() - interval '1 hour', empty_since = now() - interval '1 hour' WHERE id = $1`,
      values: [id],
    });
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'live' });
    await sql.query({
      text: `UPDATE participant_sessions SET last_sign_at = now() - interval '2 minutes', created_at = now() - interval '2 minutes' WHERE meeting_id = $1`,
      values: [id],
    });
    await endEmptyMeeting(id);
    await endEmptyMeeting(id);
    expect(await findMeeting(id)).toMatchObject({ state: 'ended', endReason: 'never-used' });
  });
});

describe('what a page and its vendor say at the same moment', () => {
  it('is taken from both, with neither waiting for the other', async () => {
    const { joined, people } = await openCall();
    const { id: sessionId, role } = joined.participant;
    const { id: meetingId, vendorRoomName } = joined.meeting;
    const event = { type: 'participant-joined', connectionId: 'c1', participantId: sessionId, second: 1 } as const;
    await deliver(bodyOf(vendorRoomName, event, sessionId));
    const deliveryId = await findDeliveryId(sessionId);

    let told: Promise<unknown> = Promise.resolve();
    await withTransaction(async (transaction) => {
      // Both have begun, the vendor's word first, and stand in line for the meeting.
      await lockMeeting(transaction, meetingId);
      const applied = applyWebhookDelivery(deliveryId);
      await waitUntil(async () => (await countWaiting()) === 1);
      const pass = { sessionId, meetingId, role };
      const signed = signalSession({ sessionId, signal: { state: 'joined' }, passes: [pass] });
      await waitUntil(async () => (await countWaiting()) === 2);
      told = Promise.all([applied, signed]);
    });
    await told;
    expect(await people()).toBe(1);
  });
});

describe('the inbox', () => {
  it('refuses a wrong signature and stores nothing', async () => {
    const count = () => sql.query({ text: 'SELECT count(*) FROM webhook_deliveries' });
    const before = await count();
    await expect(deliver('{"events":[]}', 'wrong')).rejects.toMatchObject({ code: 'invalid-signature', status: 401 });
    expect(await count()).toEqual(before);
  });

  it('keeps what it cannot match, and no secret of its headers', async () => {
    await deliver(bodyOf('nobody-knows-this-room', { type: 'participant-joined', second: 1 }, 'unmatched-1'));
    const inThreeMinutes = () => new Date(Date.now() + 180_000);
    await runJobsOnce({ now: inThreeMinutes });
    const [row] = await sql.query<{ state: string; headers: Record<string, string> }>({
      text: `SELECT state, headers FROM webhook_deliveries WHERE event_id = 'unmatched-1'`,
    });
    expect(row).toMatchObject({ state: 'unmatched', headers: { authorization: '[secret]' } });
  });

  it('answers 404 for a platform that receives none here', async () => {
    const incoming = { platform: 'nowhere', path: '', rawBody: Buffer.from('{}'), headers: {}, now: new Date() };
    await expect(receiveWebhook(incoming)).rejects.toMatchObject({ code: 'platform-not-found', status: 404 });
  });
});
