import { randomUUID } from 'node:crypto';
import { isGone, isSilent, peopleIn, type Session, type StandInRoom, type StandInState } from './state';

/** "For some time", says the vendor; how long is not published. */
const SESSION_ENDS_AFTER_MS = 60_000;

export function openSessionOf(state: StandInState, roomName: string): Session | null {
  return state.sessions.find((session) => session.roomName === roomName && session.endedAt === null) ?? null;
}

/**
 * After somebody came or went. A session begins with the second person and only ends when there have been fewer than
 * two for a while: the last one in a room, or the first, is in no session.
 */
export function settleSession(state: StandInState, room: StandInRoom): void {
  const people = peopleIn(state, room.roomName);
  const open = openSessionOf(state, room.roomName);
  if (people.length >= 2 && open === null) {
    const session: Session = {
      roomSessionId: randomUUID(),
      roomName: room.roomName,
      startedAt: state.now(),
      belowTwoSince: null,
      endedAt: null,
    };
    state.sessions.push(session);
    for (const person of people) person.roomSessionId = session.roomSessionId;
    sendSession(state, room, session, 'room.session.started');
  } else if (open !== null) {
    open.belowTwoSince = people.length >= 2 ? null : (open.belowTwoSince ?? state.now());
  }
}

/** What time brings by itself: sessions end, and rooms a day past their end date are gone with everybody in them. */
export function passTime(state: StandInState): void {
  const now = state.now();
  for (const room of [...state.rooms.values()]) {
    const open = openSessionOf(state, room.roomName);
    if (open?.belowTwoSince && now.getTime() - open.belowTwoSince.getTime() >= SESSION_ENDS_AFTER_MS)
      endSession(state, room, open);
    if (isGone(room, now)) forgetRoom(state, room);
  }
}

export function endSession(state: StandInState, room: StandInRoom, session: Session): void {
  session.endedAt = state.now();
  sendSession(state, room, session, 'room.session.ended');
}

/** Without a webhook: those have stopped long before. */
function forgetRoom(state: StandInState, room: StandInRoom): void {
  for (const client of state.clients.values()) if (client.roomName === room.roomName) client.leftAt ??= state.now();
  state.rooms.delete(room.roomName);
  state.emit(room.roomName, 'room-deleted');
}

function sendSession(state: StandInState, room: StandInRoom, session: Session, type: string): void {
  if (isSilent(room, state.now())) return;
  state.emit(room.roomName, type, {
    meetingId: room.meetingId,
    roomName: room.roomName,
    roomSessionId: session.roomSessionId,
    subdomain: state.subdomain,
  });
}
