import { randomUUID } from 'node:crypto';
import { join, leave, putEverybodyOut } from './people';
import { openSessionOf } from './sessions';
import { clientsIn, isSilent, peopleIn, requireRoom, type StandInRecording, type StandInState } from './state';

/** A recorder comes in, as a client like any other. New ones don't start an hour past the room's end. */
export function startRecording(state: StandInState, roomName: string): void {
  const room = requireRoom(state, roomName);
  if (isSilent(room, state.now()) || findRecorder(state, room.roomName)) return;
  join(state, room.roomName, { displayName: 'Cloud recorder', roleName: 'recorder' });
}

/** The recorder goes and its file is stored. */
export function finishRecording(state: StandInState, roomName: string): StandInRecording | null {
  const room = requireRoom(state, roomName);
  const recorder = findRecorder(state, room.roomName);
  if (!recorder) return null;
  leave(state, recorder.participantId);
  const { fileFormat = 'mp4', provider = 'whereby' } = room.recording ?? {};
  const started = recorder.joinedAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const recording: StandInRecording = {
    recordingId: randomUUID(),
    roomName: room.roomName,
    roomSessionId: openSessionOf(state, room.roomName)?.roomSessionId ?? null,
    filename: `${room.roomName.slice(1)}-${started}.${fileFormat}`,
    startDate: recorder.joinedAt,
    endDate: state.now(),
    sizeInMegaBytes: 12,
    provider,
  };
  state.recordings.set(recording.recordingId, recording);
  const { filename, recordingId } = recording;
  // Named by the room alone: no meeting's id.
  if (!isSilent(room, state.now()))
    state.emit(room.roomName, 'recording.finished', {
      filename,
      recordingId,
      roomName: room.roomName,
      status: 'completed',
    });
  return recording;
}

/** What a room does by itself when the first person comes, the second, or the last one goes. */
export function settleAutomaticRecording(state: StandInState, roomName: string): void {
  const room = requireRoom(state, roomName);
  const people = peopleIn(state, room.roomName).length;
  const { type, startTrigger } = room.recording ?? {};
  const needed = startTrigger === 'automatic' ? 1 : startTrigger === 'automatic-2nd-participant' ? 2 : null;
  if (type === 'cloud' && needed !== null && people >= needed) startRecording(state, room.roomName);
  if (people === 0) finishRecording(state, room.roomName);
}

/** A host's "End meeting for everyone", or what deleting a room does to it: nobody in, and recordings finished. */
export function endCall(state: StandInState, roomName: string): void {
  putEverybodyOut(state, roomName);
  finishRecording(state, roomName);
  for (const { participantId } of clientsIn(state, roomName)) leave(state, participantId);
}

export function changeTranscription(
  state: StandInState,
  roomName: string,
  change: 'started' | 'finished' | 'failed',
  transcriptionId: string = randomUUID(),
): string {
  const room = requireRoom(state, roomName);
  const status = { started: 'in_progress', finished: 'ready', failed: 'failed' }[change];
  const extra = {
    started: {},
    finished: {
      filename: `${room.roomName.slice(1)}.md`,
      storageType: 'WHEREBY_HOSTED',
      durationInSeconds: 60,
    },
    failed: { error: 'The transcription could not be made' },
  }[change];
  state.emit(room.roomName, `transcription.${change}`, {
    roomName: room.roomName,
    roomSessionId: openSessionOf(state, room.roomName)?.roomSessionId ?? null,
    transcriptionId,
    type: 'LIVE_TRANSCRIPTION',
    status,
    ...extra,
  });
  return transcriptionId;
}

function findRecorder(state: StandInState, roomName: string) {
  return clientsIn(state, roomName).find((client) => client.roleName === 'recorder');
}
