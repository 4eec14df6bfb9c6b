import { randomUUID } from 'node:crypto';
import type { StandInEntry, StandInVisitor } from '../kit/vendor-stand-in';
import { type DailyPerson, type DailyRoom, type DailyState, secondsOf } from './daily-state';

/** Somebody enters a room; Daily's own reasons where the room doesn't take them. Sends what Daily sends. */
export function enterRoom(state: DailyState, roomName: string, visitor: StandInVisitor): StandInEntry {
  const room = state.rooms.get(roomName);
  if (!room) return refused('no-room');
  const now = secondsOf(state.now());
  const { exp, nbf, max_participants: most = 200 } = room.properties;
  if (exp !== undefined && exp <= now) return refused('exp-room');
  if (nbf !== undefined && nbf > now) return refused('nbf-room');
  if (room.people.size >= most) return refused('meeting-full');
  const person: DailyPerson = {
    sessionId: randomUUID(),
    userId: visitor.participantId,
    userName: visitor.displayName,
    isOwner: visitor.isHost,
    joinedAt: now,
  };
  const session = openSession(state, room);
  room.people.set(person.sessionId, person);
  session.participants.push({ person, leftAt: null });
  session.maxParticipants = Math.max(session.maxParticipants, room.people.size);
  state.tell('participant.joined', `ptcpt-join-${person.sessionId}`, payloadOf(room, person));
  return { isAdmitted: true, connectionId: person.sessionId };
}

/** A connection ends, whoever ended it; the last one ends the conference and its recordings. False where it was over. */
export function leaveRoom(state: DailyState, room: DailyRoom, sessionId: string): boolean {
  const person = room.people.get(sessionId);
  if (!person) return false;
  room.people.delete(sessionId);
  const now = secondsOf(state.now());
  const since = now - state.presenceLag.behind;
  room.departed = [...room.departed.filter(({ leftAt }) => leftAt > since), { person, leftAt: now }];
  const record = room.session?.participants.find(({ person: other }) => other.sessionId === sessionId);
  if (record) record.leftAt = now;
  state.tell('participant.left', `ptcpt-left-${sessionId}`, {
    ...payloadOf(room, person),
    duration: now - person.joinedAt,
  });
  if (room.people.size === 0) endSession(state, room);
  return true;
}

export function putEverybodyOut(state: DailyState, room: DailyRoom): void {
  for (const sessionId of [...room.people.keys()]) leaveRoom(state, room, sessionId);
}

/** Finishes a recording and tells where it can be had. */
export function finishRecording(state: DailyState, recordingId: string): void {
  const recording = state.recordings.find(({ id }) => id === recordingId);
  if (recording?.status !== 'in-progress') return;
  recording.status = 'finished';
  recording.duration = Math.max(1, Math.round(secondsOf(state.now()) - recording.startTs));
  state.tell('recording.ready-to-download', `rec-rtd-c-${recording.id}`, {
    type: recording.type,
    recording_id: recording.id,
    room_name: recording.roomName,
    start_ts: recording.startTs,
    status: 'finished',
    max_participants: recording.maxParticipants,
    duration: recording.duration,
    s3_key: `${state.domainName}/${recording.roomName}/${recording.startTs * 1_000}`,
  });
}

function openSession(state: DailyState, room: DailyRoom) {
  if (room.session) return room.session;
  const id = randomUUID();
  const startTime = secondsOf(state.now());
  room.session = { id, room: room.name, startTime, endTime: null, maxParticipants: 0, participants: [] };
  state.meetings.push(room.session);
  state.tell('meeting.started', `mtg-start-${id}`, { start_ts: startTime, meeting_id: id, room: room.name });
  return room.session;
}

function endSession(state: DailyState, room: DailyRoom): void {
  const { session } = room;
  if (!session) return;
  room.session = null;
  session.endTime = secondsOf(state.now());
  for (const { id, roomName } of [...state.recordings]) if (roomName === room.name) finishRecording(state, id);
  state.tell('meeting.ended', `mtg-end-${session.id}`, {
    start_ts: session.startTime,
    end_ts: session.endTime,
    meeting_id: session.id,
    room: room.name,
  });
}

/** `user_id` repeats the session's id for people whom no token names. */
function payloadOf(room: DailyRoom, person: DailyPerson): Record<string, unknown> {
  return {
    room: room.name,
    user_id: person.userId ?? person.sessionId,
    user_name: person.userName,
    session_id: person.sessionId,
    joined_at: person.joinedAt,
    will_eject_at: null,
    owner: person.isOwner,
    networkQualityState: 'unknown',
    permissions: { hasPresence: true, canSend: true, canReceive: { base: true }, canAdmin: person.isOwner },
  };
}

function refused(reason: string): StandInEntry {
  return { isAdmitted: false, reason };
}
