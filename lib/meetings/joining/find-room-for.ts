import type { Actor } from '../../access/actor';
import { isSignedIn, mayEnterRoom, type RoomAccess, requireRoomManager } from '../../access/policies';
import { findRoomState } from '../../data/rooms/room-states';
import { AppError } from '../../errors/app-error';
import type { RoomState } from '../room-state';

/** A room by its name, or by one it had before. @throws AppError room-not-found */
export async function findRoomOrThrow(slug: string): Promise<RoomState> {
  const state = await findRoomState(slug);
  if (!state)
    throw new AppError(
      'room-not-found',
      `There is no room named “${slug.slice(0, 60)}”. Check the link, or ask whoever sent it.`,
    );
  return state;
}

/** The same, for somebody who wants to go in. @throws AppError not-signed-in, room-not-open-to-you */
export async function findRoomToEnter(slug: string, actor: Actor): Promise<RoomState> {
  const state = await findRoomOrThrow(slug);
  assertMayEnter(actor, state.room);
  return state;
}

/** The same, for its owner or an administrator. @throws AppError not-signed-in, forbidden */
export async function findRoomToManage(slug: string, actor: Actor): Promise<RoomState> {
  const state = await findRoomOrThrow(slug);
  requireRoomManager(actor, state.room);
  return state;
}

export function assertMayEnter(actor: Actor, room: RoomAccess): void {
  if (mayEnterRoom(actor, room)) return;
  if (!isSignedIn(actor)) {
    // Whoever signs in for nothing would have been misled.
    const whoMay =
      room.visibility === 'private'
        ? 'Only this room’s owner and administrators can enter it. Sign in if you are one of them.'
        : 'This room is for people with an account here. Sign in to join.';
    throw new AppError('not-signed-in', whoMay);
  }
  throw new AppError(
    'room-not-open-to-you',
    'Only this room’s owner and administrators can enter it. Ask its owner for a host link, or to open it to you.',
  );
}
