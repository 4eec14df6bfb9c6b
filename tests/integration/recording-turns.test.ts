import { beforeAll, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { listRecordingsOfMeeting } from '@/lib/data/meetings/recordings';
import { sql } from '@/lib/data/sql';
import { sweepMeetings } from '@/lib/meetings/ending/sweep-meetings';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { toJoinAnswer } from '@/lib/meetings/joining/to-join-answer';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { failRecordingTurn } from '@/lib/recordings/fail-recording-turn';
import { signalRecording } from '@/lib/recordings/signal-recording';
import { takeRecordingTurn } from '@/lib/recordings/take-recording-turn';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

// Recordings that begin by themselves where nobody but a page in the call can start one.

setUpTestDatabase();

let owner: TestUser;

beforeAll(async () => {
  await ensureInstallation();
  registerScriptedPlatform('alpha', { cloudRecording: true, automaticRecording: 'host-page' });
  registerScriptedPlatform('beta', { cloudRecording: true, automaticRecording: 'platform' });
  owner = await makeUser();
});

async function openCall({ platform = 'alpha', start = 'automatic' } = {}) {
  const { id, slug } = await makeRoom({ platform, recording: 'cloud', ownerId: owner.id });
  await sql.query({ text: 'UPDATE rooms SET recording_start = $2 WHERE id = $1', values: [id, start] });
  const enter = async (role: 'host' | 'guest') => {
    const actor = role === 'host' ? owner.actor : GUEST;
    const joined = await joinRoom({ slug, input: { displayName: role, consent: true }, actor });
    const { id: sessionId } = joined.participant;
    const page = { sessionId, passes: [{ sessionId, meetingId: joined.meeting.id, role }] };
    await signalSession({ ...page, signal: { state: 'joined' } });
    return { page, joined };
  };
  const { joined, page: guest } = await enter('guest');
  return { guest, enter, meetingId: joined.meeting.id, roomName: joined.meeting.vendorRoomName };
}

it('gives the turn to one host’s page, however many come in, and to no guest’s', async () => {
  const { guest, enter, meetingId } = await openCall();
  expect(await takeRecordingTurn(guest)).toBe(false);
  const [first, second] = [await enter('host'), await enter('host')];
  expect(toJoinAnswer(first.joined, owner.actor).meeting.recording).toMatchObject({ needsHostPage: true });
  const turns = await Promise.all([takeRecordingTurn(first.page), takeRecordingTurn(second.page)]);
  expect(turns.filter(Boolean)).toHaveLength(1);
  expect(await listRecordingsOfMeeting(meetingId)).toMatchObject([
    { state: 'requested', requestedBy: 'the room’s settings' },
  ]);
});

it.each([
  ['a host starts it', { start: 'host' }],
  ['its platform begins by itself', { platform: 'beta' }],
])('gives it to nobody where %s', async (_, room) => {
  const { enter, meetingId } = await openCall(room);
  expect(await takeRecordingTurn((await enter('host')).page)).toBe(false);
  expect(await listRecordingsOfMeeting(meetingId)).toEqual([]);
});

it('believes the page that sees it run, and finds the vendor’s word about the same one', async () => {
  const { enter, meetingId, roomName } = await openCall();
  const { page } = await enter('host');
  await takeRecordingTurn(page);
  const at = new Date();
  await signalRecording({ ...page, isOn: true, now: at });
  const recording = { recordingId: null, instanceId: null };
  await sendEvents('alpha', { type: 'recording-started', roomName, at, recording });
  expect(await listRecordingsOfMeeting(meetingId)).toMatchObject([{ state: 'recording', startedAt: at }]);
  await signalRecording({ ...page, isOn: false });
  expect(await takeRecordingTurn((await enter('host')).page)).toBe(false);
});

it('takes the vendor’s word where no page tells', async () => {
  const { enter, meetingId, roomName } = await openCall();
  await takeRecordingTurn((await enter('host')).page);
  const recording = { recordingId: 'vendor-1', instanceId: null };
  await sendEvents('alpha', { type: 'recording-started', roomName, at: new Date(), recording });
  expect(await listRecordingsOfMeeting(meetingId)).toMatchObject([
    { state: 'recording', vendorRecordingId: 'vendor-1' },
  ]);
});

it('tells hosts what to do where it didn’t begin, and doesn’t try again', async () => {
  const { enter, meetingId } = await openCall();
  const { page } = await enter('host');
  await takeRecordingTurn(page);
  await failRecordingTurn(page);
  expect(await listRecordingsOfMeeting(meetingId)).toMatchObject([
    {
      state: 'failed',
      error:
        'Alpha didn’t start the recording by itself. Now a host starts it inside the call: More actions, Start recording.',
    },
  ]);
  expect(await takeRecordingTurn((await enter('host')).page)).toBe(false);
  await signalRecording({ ...page, isOn: true });
  expect((await listRecordingsOfMeeting(meetingId)).map(({ state }) => state)).toEqual(['failed', 'recording']);
});

it('tells them as well where the page went away with its turn', async () => {
  const { enter, meetingId } = await openCall();
  await takeRecordingTurn((await enter('host')).page);
  await sql.query({
    text: `UPDATE recordings SET created_at = now() - interval '3 minutes' WHERE meeting_id = $1`,
    values: [meetingId],
  });
  await sweepMeetings();
  const [recording] = await listRecordingsOfMeeting(meetingId);
  expect(recording?.error).toContain('Now a host starts it inside the call');
  await runJobsOnce();
});
