import type { Actor } from '../access/actor';
import { requireRoomManager, requireSignedIn } from '../access/policies';
import { assertVersion } from '../audit/assert-version';
import { findRoomListing, lockRoom } from '../data/rooms/rooms';
import type { SqlRunner } from '../data/sql';
import { AppError } from '../errors/app-error';
import { assertMayEnter } from '../meetings/joining/find-room-for';
import type { RoomListing } from './room';

/** A room by its name or by one it had before. @throws AppError room-not-found */
export async function findRoomOrThrow(slug: string): Promise<RoomListing> {
  const listing = await findRoomListing(slug);
  if (listing) return listing;
  throw roomNotFound(slug);
}

/** The same, for somebody who may enter it. @throws AppError room-not-found, not-signed-in, room-not-open-to-you */
export async function findRoomToSee(slug: string, actor: Actor): Promise<RoomListing> {
  const listing = await findRoomOrThrow(slug);
  assertMayEnter(actor, listing.room);
  return listing;
}

/**
 * The same, for its owner or an administrator. A private room that isn't theirs is named as such.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you, forbidden
 */
export async function findRoomToManage(slug: string, actor: Actor): Promise<RoomListing> {
  requireSignedIn(actor);
  const listing = await findRoomToSee(slug, actor);
  requireRoomManager(actor, listing.room);
  return listing;
}

/**
 * A room locked for a change until the transaction ends, as it is by now.
 * @param version that the caller looked at; null where it doesn't mind
 * @throws AppError room-not-found, changed-meanwhile
 */
export async function lockRoomForChange(
  transaction: SqlRunner,
  found: RoomListing,
  version: number | null,
): Promise<RoomListing> {
  const listing = await lockRoom(transaction, found.room.id);
  if (!listing || listing.room.deletedAt !== null) throw roomNotFound(found.room.slug);
  await assertVersion(transaction, { kind: 'room', ...listing.room }, version);
  return listing;
}

/** A locked room as it is after a change in the same transaction. */
export async function readChangedRoom(transaction: SqlRunner, roomId: string): Promise<RoomListing> {
  const listing = await lockRoom(transaction, roomId);
  if (listing) return listing;
  throw new Error('A room was gone while it was locked.');
}

export function roomNotFound(slug: string): AppError {
  return new AppError(
    'room-not-found',
    `There is no room named “${slug.slice(0, 60)}”. Check the link, or ask whoever sent it.`,
  );
}
