import type { Actor } from '../access/actor';
import { mayEnterRoom, mayManageRoom } from '../access/policies';
import { isHostInCall } from '../data/meetings/gatherings';
import { keepInLine, lockWaitingPerson } from '../data/meetings/waiting-people';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { assertMayEnter, findRoomOrThrow } from '../meetings/joining/find-room-for';
import type { RoomState } from '../meetings/room-state';
import type { WaitingPlace, WaitingSignal } from '../schemas/door';
import { type CallBehindDoor, DENIED_MESSAGE, describeWait } from './describe-door';
import { removeFromLine } from './remove-from-line';
import { HIDDEN_PAGE_MS, LEAVING_PAGE_MS, SILENT_PAGE_MS } from './timing';
import type { WaitingPass } from './waiting-pass';
import type { WaitingPerson } from './waiting-person';

/**
 * A sign of a waiting page, which keeps its person in line and is told how things stand there. Only the browser that
 * was put in line may speak for them.
 * @throws AppError forbidden, room-not-found, not-signed-in, room-not-open-to-you, waiting-person-not-found
 */
export async function signalWaiting(asked: {
  slug: string;
  waitingId: string;
  signal: WaitingSignal;
  actor: Actor;
  passes: readonly WaitingPass[];
}): Promise<WaitingPlace | null> {
  const { slug, waitingId, signal, actor } = asked;
  const state = await findRoomOrThrow(slug);
  const { room } = state;
  const pass = asked.passes.find((candidate) => candidate.waitingId === waitingId && candidate.roomId === room.id);
  if (!pass) throw new AppError('forbidden', 'Only the browser that waits may speak for this place in line.');
  if (signal.state === 'left') {
    await leave(state, waitingId);
    return null;
  }
  // Hosts are to see nobody whom they could only let in for nothing.
  if (!mayEnterRoom(actor, room)) await giveUpPlace(state, waitingId);
  assertMayEnter(actor, room);
  const person = await withTransaction(async (transaction) => {
    const found = await lockWaitingPerson(transaction, { roomId: room.id, waitingId, userId: null });
    // What was decided runs out by itself, whatever its page says.
    if (found?.state === 'waiting') await keepInLine(found.id, stayOf(signal), transaction);
    return found;
  });
  if (!person) {
    throw new AppError('waiting-person-not-found', 'Your place in line is gone, as this page was silent for long.');
  }
  const call = { isUnderWay: state.people > 0, isHostThere: await isHostInCall(room.id) };
  return describePlace(person, { room, isHost: mayManageRoom(actor, room), call });
}

function stayOf({ state, isHidden }: WaitingSignal): number {
  if (state === 'leaving') return LEAVING_PAGE_MS;
  return isHidden ? HIDDEN_PAGE_MS : SILENT_PAGE_MS;
}

/** What a host decided about somebody stays. */
async function giveUpPlace(state: RoomState, waitingId: string): Promise<void> {
  await withTransaction(async (transaction) => {
    const person = await lockWaitingPerson(transaction, { roomId: state.room.id, waitingId, userId: null });
    if (person?.state === 'waiting') await removeFromLine(transaction, state, waitingId);
  });
}

async function leave(state: RoomState, waitingId: string): Promise<void> {
  await withTransaction((transaction) => removeFromLine(transaction, state, waitingId));
}

function describePlace(
  person: WaitingPerson,
  at: { room: RoomState['room']; isHost: boolean; call: CallBehindDoor },
): WaitingPlace {
  const { door } = at.room.settings;
  const isFree = at.isHost || door === 'open' || (door === 'host-first' && at.call.isHostThere);
  const state = person.state === 'waiting' && isFree ? 'admitted' : person.state;
  return {
    id: person.id,
    room: at.room.slug,
    door,
    state,
    isUnderWay: at.call.isUnderWay,
    message: state === 'denied' ? DENIED_MESSAGE : describeWait(door, at.call),
    askAgainInSeconds:
      state === 'denied' ? Math.max(0, Math.ceil((person.goneAt.getTime() - Date.now()) / 1_000)) : null,
  };
}
