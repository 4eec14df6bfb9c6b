import { AppError } from '../errors/app-error';
import type { Actor } from './actor';

/** What a policy needs to know of a room. */
export interface RoomAccess {
  readonly ownerId: string | null;
  readonly visibility: 'open' | 'members' | 'private';
}

/** True for administrators, their keys and the system itself. */
export function isAdmin(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind !== 'guest' && actor.role === 'admin');
}

/** True for anybody with an account or a key. */
export function isSignedIn(actor: Actor): boolean {
  return actor.kind !== 'guest';
}

/** The account that stands behind this actor, if any. */
export function userIdOf(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.id;
  if (actor.kind === 'api-key') return actor.userId;
  return null;
}

export function ownsRoom(actor: Actor, room: RoomAccess): boolean {
  const userId = userIdOf(actor);
  return userId !== null && userId === room.ownerId;
}

/** May change, delete and see the history of a room. */
export function mayManageRoom(actor: Actor, room: RoomAccess): boolean {
  return isAdmin(actor) || ownsRoom(actor, room);
}

/** May know that the room exists and enter it. */
export function mayEnterRoom(actor: Actor, room: RoomAccess): boolean {
  if (mayManageRoom(actor, room)) return true;
  return room.visibility === 'open' || (room.visibility === 'members' && isSignedIn(actor));
}

/** Refuses guests with 401 and everybody else who is no administrator with 403. */
export function requireAdmin(actor: Actor): void {
  requireSignedIn(actor);
  if (!isAdmin(actor)) throw new AppError('forbidden', 'Only an administrator may do this.');
}

export function requireSignedIn(actor: Actor): void {
  if (!isSignedIn(actor)) throw new AppError('not-signed-in', 'Sign in, or send an API key, to do this.');
}

/** Refuses who may not manage the room: 401 for guests, 403 for others. */
export function requireRoomManager(actor: Actor, room: RoomAccess): void {
  requireSignedIn(actor);
  if (!mayManageRoom(actor, room)) {
    throw new AppError('forbidden', 'Only the room’s owner or an administrator may do this.');
  }
}
