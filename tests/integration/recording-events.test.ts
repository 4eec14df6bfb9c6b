import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { listRecordingsOfMeeting } from '@/lib/data/meetings/recordings';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { openSealedLink } from '@/lib/recordings/seal-link';
import type { MeetingEvent } from '@/lib/video-platforms/contract';
import { getWebhookDelivery } from '@/lib/webhooks/list-webhook-deliveries';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { makeMeeting } from '../support/make-meeting';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { deliverEvents, sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
});

beforeEach(() => {
  alpha.nameRoom = (prefix) => prefix;
  alpha.answerCreate = async () => {};
});

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 9, 0, second));

async function openCall() {
  const { slug, id } = await makeRoom({ platform: 'alpha', recording: 'cloud' });
  const joined = await joinRoom({ slug, input: { displayName: 'Ada', consent: true }, actor: GUEST });
  return { slug, roomId: id, meeting: joined.meeting, room: joined.meeting.vendorRoomName };
}

const started = (roomName: string | null, recordingId: string): MeetingEvent => ({
  type: 'recording-started',
  roomName,
  at: at(5),
  recording: { recordingId, instanceId: null },
});

const ready = (roomName: string | null, recordingId: string): MeetingEvent => ({
  type: 'recording-ready',
  roomName,
  at: at(50),
  recording: { recordingId, instanceId: null },
  startedAt: at(4),
  durationSeconds: 40.5,
  link: null,
  providerData: { key: `${recordingId}.mp4` },
});

async function findDelivery(eventId: string) {
  const [row] = await sql.query<{ id: string; state: string; effects: unknown; attempts: number }>({
    text: 'SELECT id, state, effects, attempts FROM webhook_deliveries WHERE event_id = $1',
    values: [eventId],
  });
  return row;
}

const inThreeMinutes = () => new Date(Date.now() + 180_000);

describe('what vendors tell of recordings', () => {
  it('makes one row of a recording, whatever comes first and however often', async () => {
    const forwards = await openCall();
    await sendEvents('alpha', started(forwards.room, 'rec-1'));
    await sendEvents('alpha', started(forwards.room, 'rec-1'));
    await sendEvents('alpha', ready(forwards.room, 'rec-1'));
    const backwards = await openCall();
    await sendEvents('alpha', ready(backwards.room, 'rec-2'), started(backwards.room, 'rec-2'));
    for (const [{ meeting }, id] of [
      [forwards, 'rec-1'],
      [backwards, 'rec-2'],
    ] as const) {
      expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
        {
          vendorRecordingId: id,
          state: 'ready',
          startedAt: at(4),
          durationSeconds: 40.5,
          requestedBy: null,
          providerData: { key: `${id}.mp4` },
        },
      ]);
    }
  });

  it('finds the meeting of an event that names no room by the recording itself', async () => {
    const { meeting, room } = await openCall();
    await sendEvents('alpha', started(room, 'rec-3'));
    const eventId = await sendEvents('alpha', ready(null, 'rec-3'));
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'ready' }]);
    expect(await findDelivery(eventId)).toMatchObject({
      state: 'applied',
      effects: [{ event: 'recording-ready', room: null, result: 'changed' }],
    });
  });

  it('keeps a failure with the vendor’s reason', async () => {
    const { meeting, room } = await openCall();
    await sendEvents('alpha', started(room, 'rec-4'));
    await sendEvents('alpha', {
      type: 'recording-failed',
      roomName: room,
      at: at(20),
      recording: { recordingId: null, instanceId: null },
      reason: 'The bucket refused the file.',
    });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'failed', error: 'The bucket refused the file.' },
    ]);
  });

  it('keeps a link sealed, and shows it nowhere', async () => {
    const { meeting, room } = await openCall();
    const url = 'https://vendor.test/file?signature=secret';
    // Some vendors put the link into the body under a name of their own.
    const event = {
      ...ready(room, 'rec-5'),
      link: { url, expiresAt: at(59) },
      preAuthenticatedLink: url,
    } as unknown as MeetingEvent;
    const eventId = await deliverEvents('alpha', [event]);
    await runJobsOnce();
    const [recording] = await listRecordingsOfMeeting(meeting.id);
    expect(recording).toMatchObject({ state: 'ready', linkExpiresAt: at(59) });
    expect(openSealedLink(String(recording?.providerData.sealedLink), 'rec-5')).toBe(url);
    expect(JSON.stringify(recording)).not.toContain('signature=secret');
    const { actor } = await makeUser({ role: 'admin' });
    const shown = await getWebhookDelivery(actor, (await findDelivery(eventId))?.id ?? '');
    expect(shown.rawBody).toContain('"preAuthenticatedLink":"[secret]"');
    // The same again: nothing is sealed anew.
    await sendEvents('alpha', event);
    expect(await listRecordingsOfMeeting(meeting.id)).toEqual([recording]);
  });

  it('tells the pages of the call, and stops showing it once the vendor’s conference is over', async () => {
    const { meeting, room, slug } = await openCall();
    const changes = await hearChanges(() => sendEvents('alpha', started(room, 'rec-6')));
    expect(changes).toContainEqual(expect.objectContaining({ topic: 'recording', room: slug, meetingId: meeting.id }));
    await sendEvents('alpha', { type: 'meeting-ended', roomName: room, at: at(40), startedAt: null });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'processing' }]);
  });

  it('knows a transcription by the vendor’s id of the meeting, and keeps it and waiting people as a note only', async () => {
    const { meeting, room } = await openCall();
    const eventId = await sendEvents(
      'alpha',
      {
        type: 'transcription-changed',
        roomName: null,
        vendorMeetingId: meeting.vendorMeetingId,
        at: at(1),
        transcriptionId: 't1',
        state: 'finished',
      },
      {
        type: 'participant-waiting',
        roomName: room,
        at: at(2),
        participant: { connectionId: 'c1', participantId: null, displayName: 'Grace', isHost: false, isBot: false },
      },
    );
    expect(await findDelivery(eventId)).toMatchObject({
      state: 'applied',
      effects: [
        { event: 'transcription-changed', result: 'noted', detail: 'The transcription t1 is finished.' },
        { event: 'participant-waiting', result: 'noted', detail: 'Grace waits at the platform’s own door.' },
      ],
    });
    const sessions = await sql.query({
      text: `SELECT 1 FROM participant_sessions WHERE meeting_id = $1 AND display_name = 'Grace'`,
      values: [meeting.id],
    });
    expect(sessions).toEqual([]);
  });
});

describe('a delivery that matches nothing yet', () => {
  it('waits for the room’s name where it comes before the answer to our create', async () => {
    const { slug } = await makeRoom({ platform: 'alpha' });
    alpha.nameRoom = (prefix) => `${prefix}-of-the-vendor`;
    let eventId = '';
    alpha.answerCreate = async ({ roomNamePrefix }) => {
      eventId = await sendEvents('alpha', {
        type: 'participant-joined',
        roomName: `${roomNamePrefix}-of-the-vendor`,
        at: at(1),
        participant: { connectionId: 'c1', participantId: null, displayName: 'Grace', isHost: false, isBot: false },
      });
    };
    const { meeting } = await joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
    expect(await findDelivery(eventId)).toMatchObject({ state: 'received', effects: [{ result: 'unknown-room' }] });
    await runJobsOnce({ until: new Date(Date.now() + 5_000) });
    expect(await findDelivery(eventId)).toMatchObject({ state: 'applied', attempts: 2 });
    const names = await sql.query({
      text: `SELECT display_name FROM participant_sessions WHERE meeting_id = $1 AND state = 'open'`,
      values: [meeting.id],
    });
    expect(names).toEqual([{ display_name: 'Grace' }]);
  });

  it('is given up after two minutes, and not tried for ever', async () => {
    const { id: roomId } = await makeRoom({ platform: 'alpha' });
    const { id: inTheMaking } = await makeMeeting(roomId, { platform: 'alpha', state: 'creating' });
    const eventId = await sendEvents('alpha', started('nobody-knows-this-room', 'rec-7'));
    expect(await findDelivery(eventId)).toMatchObject({ state: 'received' });
    await runJobsOnce({ until: new Date(Date.now() + 5_000), now: inThreeMinutes });
    expect(await findDelivery(eventId)).toMatchObject({ state: 'unmatched' });
    const waiting = await sql.query({
      text: `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'apply-webhook-delivery'`,
    });
    expect(waiting).toEqual([]);
    await sql.query({ text: 'DELETE FROM meetings WHERE id = $1', values: [inTheMaking] });
  });

  it('is given up at once where no meeting of ours is being made: its room is somebody else’s', async () => {
    const eventId = await sendEvents('alpha', started('of-another-installation', 'rec-8'));
    expect(await findDelivery(eventId)).toMatchObject({ state: 'unmatched', attempts: 1 });
  });

  it('is ignored at once where it means nothing', async () => {
    expect(await findDelivery(await sendEvents('alpha'))).toMatchObject({ state: 'ignored' });
  });
});
