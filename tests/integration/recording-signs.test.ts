import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findMeeting } from '@/lib/data/meetings/meetings';
import { countConsent } from '@/lib/data/meetings/recording-consent';
import { listRecordingsOfMeeting } from '@/lib/data/meetings/recordings';
import { readRoomFacts } from '@/lib/data/rooms/room-facts';
import { sql, withTransaction } from '@/lib/data/sql';
import { finishMeeting } from '@/lib/meetings/ending/finish-meeting';
import { sweepMeetings } from '@/lib/meetings/ending/sweep-meetings';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { listMeetings } from '@/lib/meetings/list-meetings';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { openSealedLink } from '@/lib/recordings/seal-link';
import { signalRecording } from '@/lib/recordings/signal-recording';
import type { MeetingEvent } from '@/lib/video-platforms/contract';
import { makeRoom } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
});

beforeEach(() => {
  alpha.recordings = null;
});

async function openCall(names: readonly string[] = ['Ada', 'Grace'], recording: 'cloud' | 'local' | 'none' = 'cloud') {
  const { slug } = await makeRoom({ platform: 'alpha', recording });
  const people = [];
  for (const displayName of names) {
    const joined = await joinRoom({ slug, input: { displayName, consent: displayName !== 'Grace' }, actor: GUEST });
    const pass = { sessionId: joined.participant.id, meetingId: joined.meeting.id, role: 'host' as const };
    await signalSession({ sessionId: pass.sessionId, signal: { state: 'joined' }, passes: [pass] });
    people.push({ sessionId: pass.sessionId, passes: [pass], meeting: joined.meeting });
  }
  const [first] = people;
  if (!first) throw new Error('Nobody joined.');
  return { people, meeting: first.meeting, room: first.meeting.vendorRoomName };
}

const started = (roomName: string, recordingId: string | null, at: Date): MeetingEvent => ({
  type: 'recording-started',
  roomName,
  at,
  recording: { recordingId, instanceId: null },
});

const ready = (roomName: string, recordingId: string, startedAt: Date, durationSeconds = 40): MeetingEvent => ({
  type: 'recording-ready',
  roomName,
  at: new Date(),
  recording: { recordingId, instanceId: null },
  startedAt,
  durationSeconds,
  link: null,
  providerData: {},
});

const endDaysAgo = async (meetingId: string, days: number) => {
  await withTransaction(async (transaction) => {
    const found = await findMeeting(meetingId, transaction);
    if (found) await finishMeeting(transaction, found, 'ended-for-all');
  });
  await sql.query({
    text: `UPDATE meetings SET ended_at = now() - $2 * interval '1 day' WHERE id = $1`,
    values: [meetingId, days],
  });
};

describe('a recording that somebody started inside the call', () => {
  it('is kept once, however many pages saw it begin, until it stops', async () => {
    const { people, meeting } = await openCall();
    for (const person of people) await signalRecording({ ...person, isOn: true });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'recording', vendorRecordingId: null }]);
    for (const person of people) await signalRecording({ ...person, isOn: false });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'processing' }]);
    const later = new Date(Date.now() + 300_000);
    for (const person of people) await signalRecording({ ...person, isOn: true, now: later });
    expect(await listRecordingsOfMeeting(meeting.id)).toHaveLength(2);
  });

  it('is the one that the vendor tells of later', async () => {
    const { people, meeting, room } = await openCall();
    const [ada] = people;
    if (!ada) throw new Error('Nobody is in the call.');
    const at = new Date();
    await signalRecording({ ...ada, isOn: true, now: at });
    await sendEvents('alpha', started(room, 'rec-inside', new Date(at.getTime() + 900)));
    await sendEvents('alpha', ready(room, 'rec-inside', at));
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'ready', vendorRecordingId: 'rec-inside' },
    ]);
  });

  it.each(['', ', and its file is ready'])(
    'is kept again where it is started seconds after it was stopped%s',
    async (isReady) => {
      const { people, meeting, room } = await openCall(['Ada']);
      const [ada] = people;
      if (!ada) throw new Error('Nobody is in the call.');
      const begin = Date.now();
      const second = (seconds: number) => new Date(begin + seconds * 1_000);
      await signalRecording({ ...ada, isOn: true, now: second(0) });
      await sendEvents('alpha', started(room, null, second(0.4)));
      await signalRecording({ ...ada, isOn: false, now: second(4) });
      if (isReady) await sendEvents('alpha', ready(room, 'rec-first', second(0), 4));
      await signalRecording({ ...ada, isOn: true, now: second(12) });
      const both = [{ state: isReady ? 'ready' : 'processing' }, { state: 'recording', startedAt: second(12) }];
      expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject(both);
      await sendEvents('alpha', started(room, null, second(12.4)), started(room, null, second(0.4)));
      expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject(both);
    },
  );

  it('is no guest’s to tell, nor anybody’s where the call is not to be recorded', async () => {
    const { people, meeting } = await openCall();
    const [ada] = people;
    if (!ada) throw new Error('Nobody is in the call.');
    const asGuest = { ...ada, passes: ada.passes.map((pass) => ({ ...pass, role: 'guest' as const })) };
    await signalRecording({ ...asGuest, isOn: true });
    expect(await listRecordingsOfMeeting(meeting.id)).toEqual([]);
    await signalRecording({ ...ada, isOn: true });
    await signalRecording({ ...asGuest, isOn: false });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'recording' }]);
    const unrecorded = await openCall(['Eve'], 'none');
    for (const person of unrecorded.people) await signalRecording({ ...person, isOn: true });
    expect(await listRecordingsOfMeeting(unrecorded.meeting.id)).toEqual([]);
  });

  it('is told by nobody who isn\u2019t in the call', async () => {
    const [call, other] = [await openCall(['Ada']), await openCall(['Eve'])];
    const [ada] = call.people;
    const [eve] = other.people;
    if (!ada || !eve) throw new Error('Nobody is in the call.');
    const forged = signalRecording({ sessionId: ada.sessionId, passes: eve.passes, isOn: true });
    await expect(forged).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listRecordingsOfMeeting(call.meeting.id)).toEqual([]);
  });
});

describe('a recording of which no file comes', () => {
  it('is closed a day after its call, and opened again by a file that comes later still', async () => {
    const { people, meeting, room } = await openCall();
    const [ada] = people;
    if (!ada) throw new Error('Nobody is in the call.');
    await signalRecording({ ...ada, isOn: true });
    await endDaysAgo(meeting.id, 0.9);
    await sweepMeetings();
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'processing' }]);
    await endDaysAgo(meeting.id, 1.1);
    await sweepMeetings();
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'failed', error: expect.stringContaining('No file of it came') },
    ]);
    await sendEvents('alpha', ready(room, 'rec-late', new Date()));
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'ready', vendorRecordingId: 'rec-late', error: null },
    ]);
  });
});

describe('a recording on somebody’s own computer', () => {
  it('is said to be there once it is over, and nobody waits for its file', async () => {
    const { people, meeting } = await openCall(['Ada'], 'local');
    const [ada] = people;
    if (!ada) throw new Error('Nobody is in the call.');
    await signalRecording({ ...ada, isOn: true, now: new Date(Date.now() - 600_000) });
    await signalRecording({ ...ada, isOn: false, now: new Date(Date.now() - 300_000) });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'local' }]);
    await signalRecording({ ...ada, isOn: true });
    await endDaysAgo(meeting.id, 1.1);
    await sweepMeetings();
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'local' }, { state: 'local' }]);
    const { roomId } = (await findMeeting(meeting.id)) ?? {};
    expect((await readRoomFacts([String(roomId)])).get(String(roomId))?.usage).toMatchObject({
      hasRecordedLocally: true,
      hasRecordedToCloud: false,
    });
  });
});

describe('a recording that is ready', () => {
  it('gets the link that its platform gives on request, sealed, with its end', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    alpha.recordings = {
      listRecordings: null,
      getRecordingLink: async (id) => ({ url: `https://vendor.test/${id}?secret`, expiresAt }),
      startRecording: null,
      stopRecording: null,
    };
    const { meeting, room } = await openCall();
    await sendEvents('alpha', ready(room, 'rec-link', new Date()));
    await runJobsOnce();
    const [recording] = await listRecordingsOfMeeting(meeting.id);
    expect(recording?.linkExpiresAt).toEqual(expiresAt);
    expect(JSON.stringify(recording)).not.toContain('vendor.test');
    const sealed = String(recording?.providerData.sealedLink);
    expect(openSealedLink(sealed, 'rec-link')).toBe('https://vendor.test/rec-link?secret');
  });

  it('stands in the list of its room’s meetings, beside what failed, and without its link', async () => {
    const { meeting, room } = await openCall();
    await sendEvents('alpha', ready(room, 'rec-listed', new Date()));
    await sendEvents('alpha', {
      type: 'recording-failed',
      roomName: room,
      at: new Date(),
      recording: { recordingId: 'rec-broken', instanceId: null },
      reason: 'The disk is full.',
    });
    const paging = { limit: 20 };
    const list = await listMeetings({ roomId: meeting.roomId, paging, actor: GUEST });
    expect(list.items[0]?.recordings).toMatchObject([
      { state: 'ready', durationSeconds: 40, linkExpiresAt: null },
      { state: 'failed', error: expect.stringContaining('The disk is full') },
    ]);
    const other = await openCall(['Eve']);
    expect((await listMeetings({ roomId: other.meeting.roomId, paging, actor: GUEST })).items[0]?.recordings).toEqual(
      [],
    );
  });

  it('counts the answers of everybody whom it may show, also when the call is over', async () => {
    const { people, meeting } = await openCall(['Ada', 'Grace', 'Alan']);
    const [ada, grace] = people;
    if (!ada || !grace) throw new Error('Nobody is in the call.');
    await signalRecording({ ...ada, isOn: true });
    await signalSession({ ...grace, signal: { state: 'left' } });
    expect(await countConsent(meeting.id)).toEqual({ yes: 2, no: 1, unanswered: 0 });
    await withTransaction(async (transaction) => {
      const found = await findMeeting(meeting.id, transaction);
      if (found) await finishMeeting(transaction, found, 'ended-for-all');
    });
    expect(await countConsent(meeting.id)).toEqual({ yes: 2, no: 1, unanswered: 0 });
    await sql.query({ text: `DELETE FROM recordings WHERE meeting_id = $1`, values: [meeting.id] });
    expect(await countConsent(meeting.id)).toEqual({ yes: 0, no: 0, unanswered: 0 });
  });
});
