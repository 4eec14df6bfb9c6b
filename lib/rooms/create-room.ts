import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { isAdmin, mayManageRoom, requireSignedIn, userIdOf } from '../access/policies';
import { findNameHolder, insertRoom, releaseExpiredName } from '../data/rooms/room-writes';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { getPlatformForRoom } from '../migration/get-platform-for-room';
import { requireUsablePlatform } from '../platforms/require-usable-platform';
import type { CreateRoomInput, RoomView } from '../schemas/room';
import { readChangedRoom } from './find-room';
import { recordRoomChange } from './record-room-change';
import { requirePlatformRights } from './require-platform-rights';
import { toRoomView } from './to-room-view';

/**
 * Makes a room that belongs to the actor. Its home platform is written down now: a later default moves no room.
 * @throws AppError not-signed-in, forbidden, slug-taken, invalid-request, platform-not-configured
 */
export async function createRoom({ actor, input }: { actor: Actor; input: CreateRoomInput }): Promise<RoomView> {
  requireSignedIn(actor);
  requirePlatformRights(actor, input);
  if (input.platform !== undefined) requireUsablePlatform(input.platform);
  const platform = input.platform ?? (await getPlatformForRoom(null));
  const listing = await withTransaction(async (transaction) => {
    await assertNameIsFree(transaction, input.name, actor);
    const made = await insertRoom(
      transaction,
      {
        slug: input.name,
        title: input.title ?? titleOf(input.name),
        ownerId: userIdOf(actor),
        platform,
        pin: input.pin ?? 'none',
        visibility: input.visibility,
        tags: [...new Set(input.tags)],
        settings: input.settings,
      },
      describeActor(actor),
    );
    if (!made) throw nameTaken(input.name);
    const after = await readChangedRoom(transaction, made.id);
    await recordRoomChange(transaction, { actor, action: 'room.created', before: null, after });
    return after;
  });
  return toRoomView(listing, actor);
}

/** `team-standup` reads "Team standup" until somebody says better. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ').replace(/ +/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A name is taken by a room, by one that was deleted, and by one that once was called so.
 * @param roomId a room that may have it: its own name of before
 * @throws AppError slug-taken
 */
export async function assertNameIsFree(
  transaction: SqlRunner,
  name: string,
  actor: Actor,
  roomId: string | null = null,
): Promise<void> {
  await releaseExpiredName(transaction, name);
  const holder = await findNameHolder(transaction, name);
  if (!holder || holder.roomId === roomId) return;
  const mayFree = isAdmin(actor);
  const mayKnow = mayFree || mayManageRoom(actor, { ...holder, visibility: 'private' });
  if (mayKnow && !holder.isDeleted && holder.slug !== name) throw nameLeadsElsewhere(name, holder.slug, mayFree);
  throw nameTaken(name, mayKnow && holder.isDeleted ? { ...holder, mayFree } : null);
}

/**
 * @param deleted what may be done about it, where a deleted room has the name and whoever asks may know that; null
 * otherwise
 */
export function nameTaken(
  name: string,
  deleted: { readonly isRestorable: boolean; readonly mayFree: boolean } | null = null,
): AppError {
  if (!deleted) return new AppError('slug-taken', `The name “${name}” is taken. Choose another.`);
  const message = `The name “${name}” belongs to a room that was deleted. ${describeWaysOut(name, deleted)}`;
  return new AppError('slug-taken', message, { details: { isDeleted: true } });
}

/** One that a room had before leads to it for as long as it isn't freed, so that no old link goes astray. */
function nameLeadsElsewhere(name: string, current: string, mayFree: boolean): AppError {
  const wayOut = mayFree ? `, or free it with POST /api/v1/rooms/${name}/release` : '';
  return new AppError(
    'slug-taken',
    `The name “${name}” still leads to the room “${current}”, which was called so before. Choose another${wayOut}.`,
  );
}

function describeWaysOut(name: string, { isRestorable, mayFree }: { isRestorable: boolean; mayFree: boolean }): string {
  if (!isRestorable) {
    return mayFree
      ? `It can’t be brought back any more: free its name with POST /api/v1/rooms/${name}/release, or choose another.`
      : 'It can’t be brought back any more: ask an administrator to free its name, or choose another.';
  }
  return mayFree
    ? 'Bring it back or free its name under “Deleted rooms”, or choose another.'
    : 'Bring it back, or choose another.';
}
