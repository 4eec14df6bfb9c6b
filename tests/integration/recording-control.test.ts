import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as PARTICIPANTS } from '@/app/api/v1/meetings/[id]/participants/route';
import { GET, POST as START } from '@/app/api/v1/meetings/[id]/recordings/route';
import { POST as STOP } from '@/app/api/v1/recordings/[id]/stop/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { listRecordingsOfMeeting } from '@/lib/data/meetings/recordings';
import { sql } from '@/lib/data/sql';
import { sweepMeetings } from '@/lib/meetings/ending/sweep-meetings';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { startRecording } from '@/lib/recordings/start-recording';
import { recordingListSchema, recordingSchema } from '@/lib/schemas/recording';
import { VideoPlatformError, type VideoPlatformErrorCode } from '@/lib/video-platforms/errors';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { sendEvents } from '../support/send-events';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let owner: TestUser;
let asOwner: ApiCaller;
let starts: string[];
let stops: string[];
let answerStart: (instanceId: string) => Promise<{ recordingId: string | null }>;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha', { cloudRecording: true });
  owner = await makeUser();
  asOwner = await makeCaller(owner);
});

beforeEach(() => {
  starts = [];
  stops = [];
  answerStart = async (instanceId) => ({ recordingId: `vendor-${instanceId}` });
  alpha.recordings = {
    listRecordings: null,
    getRecordingLink: null,
    startRecording: (_, instanceId) => {
      starts.push(instanceId);
      return answerStart(instanceId);
    },
    stopRecording: async (_, instanceId) => {
      stops.push(instanceId);
    },
  };
});

const failWith = (code: VideoPlatformErrorCode) => async () => {
  throw new VideoPlatformError({
    platform: 'alpha',
    operation: 'startRecording',
    code,
    reason: 'the vendor’s words',
  });
};

async function openCall(
  settings: { recording?: 'none' | 'local' | 'cloud'; recordingStart?: 'host' | 'automatic' } = {},
) {
  const { id, slug } = await makeRoom({
    platform: 'alpha',
    recording: settings.recording ?? 'cloud',
    ownerId: owner.id,
  });
  await sql.query({
    text: 'UPDATE rooms SET recording_start = $2 WHERE id = $1',
    values: [id, settings.recordingStart ?? 'host'],
  });
  const enter = async (actor = GUEST as Parameters<typeof joinRoom>[0]['actor'], consent = true) => {
    const joined = await joinRoom({ slug, input: { displayName: 'Ada', consent }, actor });
    const pass = { sessionId: joined.participant.id, meetingId: joined.meeting.id, role: joined.participant.role };
    await signalSession({ sessionId: pass.sessionId, signal: { state: 'joined' }, passes: [pass] });
    return { ...joined, pass };
  };
  const guest = await enter();
  const { meeting } = guest;
  return { slug, enter, guest, meeting, params: { id: meeting.id } };
}

describe('consent', () => {
  it('lets nobody into a call that may be recorded unasked, through the API neither, and makes no meeting for them', async () => {
    const { id, slug } = await makeRoom({ platform: 'alpha', recording: 'cloud' });
    const join = (body: Record<string, unknown>) => callApi(JOIN, { params: { name: slug }, body });
    const refused = await join({ displayName: 'Ada' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'consent-required', recording: 'cloud' } });
    expect(await sql.query({ text: 'SELECT 1 FROM meetings WHERE room_id = $1', values: [id] })).toEqual([]);
    expect(await join({ displayName: 'Ada', consent: null })).toMatchObject({ status: 400 });
    expect(await join({ displayName: 'Ada', consent: false })).toMatchObject({
      status: 200,
      body: { meeting: { recording: { kind: 'cloud', start: 'host', isRemote: true } } },
    });
    const frozen = await sql.query<{ settings: unknown }>({
      text: 'SELECT settings FROM meetings WHERE room_id = $1',
      values: [id],
    });
    expect(alpha.creates.at(-1)?.room.settings).toEqual(frozen[0]?.settings);
    expect(frozen[0]?.settings).toMatchObject({ recording: 'cloud' });
  });

  it('asks for recordings on a host’s computer as well, and not where nothing is recorded', async () => {
    const local = await makeRoom({ platform: 'alpha', recording: 'local' });
    const none = await makeRoom({ platform: 'alpha' });
    const join = (slug: string) => joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
    await expect(join(local.slug)).rejects.toMatchObject({ code: 'consent-required', details: { recording: 'local' } });
    expect((await join(none.slug)).meeting.settings.recording).toBe('none');
  });

  it('goes by the call that goes on, not by what its room says by now', async () => {
    const { slug, meeting } = await openCall();
    await sql.query({ text: `UPDATE rooms SET recording = 'none' WHERE slug = $1`, values: [slug] });
    const newcomer = joinRoom({ slug, input: { displayName: 'Grace' }, actor: GUEST });
    await expect(newcomer).rejects.toMatchObject({ code: 'consent-required' });
    const quiet = await openCall({ recording: 'none' });
    await sql.query({ text: `UPDATE rooms SET recording = 'cloud' WHERE slug = $1`, values: [quiet.slug] });
    const late = await joinRoom({ slug: quiet.slug, input: { displayName: 'Grace' }, actor: GUEST });
    expect(late.meeting.id).toBe(quiet.meeting.id);
    expect(meeting.settings.recording).toBe('cloud');
  });

  it('is kept for each person, with its time, also for a second connection; who was not asked has not said yes', async () => {
    const { enter, meeting, params } = await openCall();
    const no = await enter(GUEST, false);
    const join = (connectionId: string, participantId: string | null) =>
      ({
        type: 'participant-joined',
        roomName: meeting.vendorRoomName,
        at: new Date(),
        participant: { connectionId, participantId, displayName: null, isHost: null, isBot: false },
      }) as const;
    await sendEvents('alpha', join('c1', no.participant.id), join('c2', no.participant.id), join('stranger', null));
    const { body } = await callApi(PARTICIPANTS, { as: asOwner, params });
    const answers = body.items?.map(({ recordingConsent }) => recordingConsent);
    expect(answers?.map(String).sort()).toEqual(['false', 'false', 'null', 'true']);
    const untimed = await sql.query({
      text: 'SELECT 1 FROM participant_sessions WHERE meeting_id = $1 AND (recording_consent IS NULL) <> (consent_at IS NULL)',
      values: [meeting.id],
    });
    expect(untimed).toEqual([]);
    const list = recordingListSchema.parse((await callApi(GET, { as: asOwner, params })).body);
    expect(list.consent).toEqual({ yes: 1, no: 1, unanswered: 1 });
  });
});

describe('starting and stopping', () => {
  it('keeps the start before the platform is asked, under an id of ours', async () => {
    const { meeting, params } = await openCall();
    let kept: unknown;
    answerStart = async (instanceId) => {
      kept = await listRecordingsOfMeeting(meeting.id);
      return { recordingId: `vendor-${instanceId}` };
    };
    const { status, body } = await callApi(START, { as: asOwner, params });
    expect(status).toBe(201);
    expect(recordingSchema.parse(body)).toMatchObject({
      state: 'requested',
      isOurs: true,
      requestedBy: 'API key test',
    });
    expect(kept).toMatchObject([{ state: 'requested', instanceId: starts[0], vendorRecordingId: null }]);
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ vendorRecordingId: `vendor-${starts[0]}` }]);
  });

  it('matches the vendor’s word exactly, also where it comes before the answer and names no room', async () => {
    const { meeting, params } = await openCall();
    answerStart = async (instanceId) => {
      await sendEvents('alpha', {
        type: 'recording-started',
        roomName: null,
        at: new Date(),
        recording: { recordingId: 'vendor-1', instanceId },
      });
      return { recordingId: 'vendor-1' };
    };
    expect(await callApi(START, { as: asOwner, params })).toMatchObject({ status: 201, body: { state: 'recording' } });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'recording', vendorRecordingId: 'vendor-1', instanceId: starts[0] },
    ]);
    expect(await callApi(START, { as: asOwner, params })).toMatchObject({ status: 200, body: { state: 'recording' } });
    expect(starts).toHaveLength(1);
  });

  it('takes in a row that an event made which didn’t know our id', async () => {
    const { meeting, params } = await openCall();
    answerStart = async () => {
      await sendEvents('alpha', {
        type: 'recording-started',
        roomName: meeting.vendorRoomName,
        at: new Date(),
        recording: { recordingId: 'vendor-2', instanceId: null },
      });
      return { recordingId: 'vendor-2' };
    };
    await callApi(START, { as: asOwner, params });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'recording', vendorRecordingId: 'vendor-2', instanceId: starts[0], requestedBy: 'API key test' },
    ]);
  });

  it('starts one recording for two hosts at the same moment', async () => {
    const { meeting, params } = await openCall();
    const answers = await Promise.all([1, 2, 3].map(() => callApi(START, { as: asOwner, params })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(starts).toHaveLength(1);
    expect(await listRecordingsOfMeeting(meeting.id)).toHaveLength(1);
  });

  it('marks a start that failed with a sentence, and lets another one be tried', async () => {
    const { meeting, params } = await openCall();
    answerStart = failWith('not-found');
    const refused = await callApi(START, { as: asOwner, params });
    const sentence = 'Nobody is in the call yet: a recording can be started once somebody is.';
    expect(refused).toMatchObject({ status: 409, body: { code: 'nobody-in-call', detail: sentence } });
    expect(JSON.stringify(refused.body)).not.toContain('vendor’s words');
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'failed', error: sentence }]);
    answerStart = async () => ({ recordingId: null });
    expect(await callApi(START, { as: asOwner, params })).toMatchObject({ status: 201 });
  });

  it('stops what was started from here, and leaves what is over as it is', async () => {
    const { meeting, params } = await openCall();
    const { body } = await callApi(START, { as: asOwner, params });
    const stop = () => callApi(STOP, { as: asOwner, params: { id: String(body.id) } });
    expect(await stop()).toMatchObject({ status: 200, body: { state: 'processing' } });
    expect(await stop()).toMatchObject({ status: 200, body: { state: 'processing' } });
    expect(stops).toEqual(starts);
    await sendEvents('alpha', {
      type: 'recording-started',
      roomName: null,
      at: new Date(),
      recording: { recordingId: `vendor-${starts[0]}`, instanceId: null },
    });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'processing' }]);
  });

  it('says where it has to be started inside the call, and where nobody was asked', async () => {
    const { params } = await openCall();
    alpha.recordings = null;
    expect(await callApi(START, { as: asOwner, params })).toMatchObject({
      status: 409,
      body: { code: 'recording-not-remote' },
    });
    const none = await openCall({ recording: 'none' });
    expect(await callApi(START, { as: asOwner, params: none.params })).toMatchObject({
      status: 409,
      body: { code: 'recording-not-enabled' },
    });
    expect(await callApi(START, { as: asOwner, params: { id: crypto.randomUUID() } })).toMatchObject({ status: 404 });
    expect(starts).toEqual([]);
  });

  it('asks nothing of an account that the meeting was not made in', async () => {
    const { params } = await openCall();
    alpha.account = 'account-2';
    try {
      expect(await callApi(START, { as: asOwner, params })).toMatchObject({ body: { code: 'recording-not-remote' } });
    } finally {
      alpha.account = 'account-1';
    }
    expect(starts).toEqual([]);
  });

  it('is for hosts, and shown to everybody in the call without anything that leads to a file', async () => {
    const { guest, meeting, params } = await openCall();
    const asked = { meetingId: meeting.id, actor: GUEST };
    await expect(startRecording({ ...asked, passes: [guest.pass] })).rejects.toMatchObject({ code: 'not-signed-in' });
    const stranger = await makeCaller(await makeUser());
    expect(await callApi(START, { as: stranger, params })).toMatchObject({ status: 403 });
    expect(await callApi(GET, { as: stranger, params })).toMatchObject({ status: 403 });
    expect(await callApi(GET, { params })).toMatchObject({ status: 401 });
    const { recording } = await startRecording({ ...asked, passes: [{ ...guest.pass, role: 'host' }] });
    expect(recording.requestedBy).toBe('a host in the call');
    const { body } = await callApi(GET, { as: asOwner, params });
    expect(recordingListSchema.parse(body).items).toHaveLength(1);
    expect(Object.keys(body.items?.[0] ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/link(?!ExpiresAt$)|providerData|instanceId|storage/i)]),
    );
  });

  it('gives up a start that nobody ever confirmed', async () => {
    const { meeting, params } = await openCall();
    answerStart = async () => ({ recordingId: null });
    await callApi(START, { as: asOwner, params });
    await sql.query({ text: `UPDATE recordings SET created_at = now() - interval '3 minutes'` });
    await sweepMeetings();
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'failed' }]);
    await sendEvents('alpha', {
      type: 'recording-started',
      roomName: null,
      at: new Date(),
      recording: { recordingId: 'late', instanceId: starts[0] ?? null },
    });
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'recording', error: null }]);
  });
});

describe('a room that is recorded by itself', () => {
  it('starts once the first host is in, once per meeting', async () => {
    const { enter, meeting } = await openCall({ recordingStart: 'automatic' });
    await runJobsOnce();
    expect(starts).toHaveLength(0);
    await enter(owner.actor);
    await runJobsOnce();
    expect(starts).toHaveLength(1);
    const [recording] = await listRecordingsOfMeeting(meeting.id);
    expect(recording).toMatchObject({ state: 'requested', requestedBy: 'the room’s settings' });
    await callApi(STOP, { as: asOwner, params: { id: recording?.id ?? '' } });
    await enter(owner.actor);
    await runJobsOnce();
    expect(starts).toHaveLength(1);
  });

  it('tries again where the platform has not noticed anybody yet, under the same id', async () => {
    const { enter, meeting } = await openCall({ recordingStart: 'automatic' });
    answerStart = failWith('not-found');
    await enter(owner.actor);
    await runJobsOnce();
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([{ state: 'failed' }]);
    answerStart = async () => ({ recordingId: 'vendor-3' });
    await runJobsOnce({ until: new Date(Date.now() + 10_000) });
    expect(new Set(starts).size).toBe(1);
    expect(starts).toHaveLength(2);
    expect(await listRecordingsOfMeeting(meeting.id)).toMatchObject([
      { state: 'requested', error: null, vendorRecordingId: 'vendor-3' },
    ]);
  });

  it('leaves platforms alone that begin by themselves', async () => {
    const { enter } = await openCall({ recordingStart: 'automatic' });
    alpha.recordings = null;
    await enter(owner.actor);
    const { done } = await runJobsOnce();
    expect(done).not.toContain('start-automatic-recording');
  });
});
