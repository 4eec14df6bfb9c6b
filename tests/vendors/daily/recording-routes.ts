import { randomUUID } from 'node:crypto';
import { finishRecording } from './calls';
import { DailyError, invalidRequest, notFound, pageOf, readBody, readNumber } from './daily-errors';
import { type DailyMeetingSession, type DailyRecording, type DailyState, secondsOf } from './daily-state';
import { startRecordingSchema, stopRecordingSchema } from './request-schemas';
import { findRoom } from './room-routes';

/** The instance of a recording that names none. */
const DEFAULT_INSTANCE_ID = 'c3df927c-f738-4471-a2b7-066fa7e95a6b';

const LONGEST_LINK_SECONDS = 12 * 3_600;

export async function startRecording(state: DailyState, name: string, request: Request): Promise<object> {
  const room = findRoom(state, name);
  const { type = 'cloud', instanceId = DEFAULT_INSTANCE_ID } = await readBody(request, startRecordingSchema);
  if (room.people.size === 0) throw notFoundCall(name);
  if (!state.hasRecordingWorkers) throw new DailyError(503, 'server-error', 'no worker is available');
  if (findActive(state, name, instanceId)) throw invalidRequest(`room ${name} has an active stream`);
  const recording: DailyRecording = {
    id: randomUUID(),
    roomName: name,
    instanceId,
    type,
    startTs: Math.floor(secondsOf(state.now())),
    maxParticipants: room.people.size,
    status: 'in-progress',
    duration: null,
  };
  state.recordings.push(recording);
  // No room is named here: only our own id of the start tells whose recording it is.
  state.tell('recording.started', `rec-strt-${recording.id}`, {
    recording_id: recording.id,
    action: 'start-cloud-recording',
    layout: { preset: 'default' },
    started_by: 'api',
    instance_id: instanceId,
    start_ts: recording.startTs,
  });
  return { id: recording.id };
}

export async function stopRecording(state: DailyState, name: string, request: Request): Promise<object> {
  const room = findRoom(state, name);
  const { instanceId = DEFAULT_INSTANCE_ID } = await readBody(request, stopRecordingSchema);
  if (room.people.size === 0) throw notFoundCall(name);
  const active = findActive(state, name, instanceId);
  if (!active) throw invalidRequest(`room ${name} has no active stream`);
  finishRecording(state, active.id);
  return { status: 'OK' };
}

export function listRecordings(state: DailyState, query: URLSearchParams): object {
  const roomName = query.get('room_name');
  const found = state.recordings.filter((recording) => roomName === null || recording.roomName === roomName).reverse();
  return {
    total_count: found.length,
    data: pageOf(found, query).map((recording) => recordingView(state, recording)),
  };
}

export function getRecording(state: DailyState, id: string): object {
  return recordingView(state, requireRecording(state, id));
}

export function getAccessLink(state: DailyState, id: string, query: URLSearchParams): object {
  const recording = requireRecording(state, id);
  if (recording.status !== 'finished') throw invalidRequest('the recording is not finished');
  const seconds = readNumber(query, 'valid_for_secs', LONGEST_LINK_SECONDS) ?? 3_600;
  const expires = Math.floor(secondsOf(state.now())) + seconds;
  return {
    download_link: `https://recordings.${state.domainName}.example.com/${id}.mp4?expires=${expires}`,
    expires,
  };
}

/** The conferences that were held, newest first. */
export function listMeetings(state: DailyState, query: URLSearchParams): object {
  const room = query.get('room');
  const ongoing = query.get('ongoing');
  const found = state.meetings
    .filter((meeting) => room === null || meeting.room === room)
    .filter((meeting) => ongoing === null || (meeting.endTime === null) === (ongoing === 'true'))
    .reverse();
  const isBrief = query.get('no_participants') === 'true';
  return {
    total_count: found.length,
    data: pageOf(found, query).map((meeting) => meetingView(state, meeting, isBrief)),
  };
}

function findActive(state: DailyState, roomName: string, instanceId: string): DailyRecording | undefined {
  return state.recordings.find(
    (recording) =>
      recording.status === 'in-progress' && recording.roomName === roomName && recording.instanceId === instanceId,
  );
}

function requireRecording(state: DailyState, id: string): DailyRecording {
  const recording = state.recordings.find((candidate) => candidate.id === id);
  if (!recording) throw notFound(`recording ${id}`);
  return recording;
}

function notFoundCall(name: string): DailyError {
  return new DailyError(404, 'not-found', `room ${name} does not seem to be hosting a call currently`);
}

/** Never tells the type or the instance, as Daily doesn't. */
function recordingView(state: DailyState, recording: DailyRecording): object {
  const isOver = recording.status === 'finished';
  return {
    id: recording.id,
    room_name: recording.roomName,
    start_ts: recording.startTs,
    status: recording.status,
    max_participants: recording.maxParticipants,
    ...(isOver ? { duration: recording.duration } : {}),
    ...(isOver ? { s3key: `${state.domainName}/${recording.roomName}/${recording.startTs * 1_000}` } : {}),
    share_token: 'deprecated',
  };
}

function meetingView(state: DailyState, meeting: DailyMeetingSession, isBrief: boolean): object {
  const until = meeting.endTime ?? secondsOf(state.now());
  const participants = meeting.participants.map(({ person, leftAt }) => ({
    user_id: person.userId,
    participant_id: person.sessionId,
    user_name: person.userName,
    join_time: Math.floor(person.joinedAt),
    duration: Math.round((leftAt ?? until) - person.joinedAt),
  }));
  return {
    id: meeting.id,
    room: meeting.room,
    start_time: Math.floor(meeting.startTime),
    duration: Math.round(until - meeting.startTime),
    ongoing: meeting.endTime === null,
    max_participants: meeting.maxParticipants,
    ...(isBrief ? {} : { participants }),
  };
}
