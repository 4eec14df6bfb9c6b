import type { Actor } from '../access/actor';
import { isAdmin, mayEnterRoom, ownsRoom } from '../access/policies';
import type { WaitingPass } from '../door/waiting-pass';
import type { CallPass } from '../meetings/joining/call-pass';
import type { Change } from './change';

/** Whoever listens: who they are, and what their browser carries. */
export interface ChangeListener {
  readonly actor: Actor;
  /** Of the calls they are in. */
  readonly callPasses: readonly CallPass[];
  /** Of the doors at which they wait. */
  readonly waitingPasses: readonly WaitingPass[];
}

/** True where this listener may know of the change. A guest hears of the calls they are in. */
export function mayHearChange(listener: ChangeListener, change: Change): boolean {
  const { actor, callPasses } = listener;
  if (isAdmin(actor)) return true;
  if (change.topic === 'audit' || change.topic === 'webhook') return false;
  if (change.topic === 'door') return mayHearOfDoor(listener, change);
  if (callPasses.some(({ meetingId }) => meetingId === change.meetingId)) return true;
  // A change that names no room asks everybody to look again and tells nothing.
  if (change.roomId === undefined) return true;
  const room = accessOf(change);
  return room !== null && mayEnterRoom(actor, room);
}

/** That somebody waits is for the hosts to know; that something was decided, for whoever it concerns. */
function mayHearOfDoor({ actor, callPasses, waitingPasses }: ChangeListener, change: Change): boolean {
  const room = accessOf(change);
  if (room && ownsRoom(actor, room)) return true;
  if (callPasses.some(({ meetingId, role }) => role === 'host' && meetingId === change.meetingId)) return true;
  return waitingPasses.some(
    ({ roomId, waitingId }) =>
      roomId === change.roomId && (change.waitingId === undefined || change.waitingId === waitingId),
  );
}

function accessOf({ ownerId = null, visibility }: Change): Parameters<typeof mayEnterRoom>[1] | null {
  if (visibility !== 'open' && visibility !== 'members' && visibility !== 'private') return null;
  return { ownerId, visibility };
}
