import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireRoomManager } from '../access/policies';
import { findUserByEmail } from '../data/accounts/users';
import { endOverride } from '../data/migration/overrides';
import { moveAlias, type RoomFields, updateRoomFields } from '../data/rooms/room-writes';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { tellOpenCalls } from '../meetings/relocation/tell-open-calls';
import { requireUsablePlatform } from '../platforms/require-usable-platform';
import type { RoomView, UpdateRoomInput } from '../schemas/room';
import { assertNameIsFree, nameTaken } from './create-room';
import { findRoomToManage, lockRoomForChange, readChangedRoom } from './find-room';
import { recordRoomChange } from './record-room-change';
import { requirePlatformRights } from './require-platform-rights';
import type { Room, RoomListing } from './room';
import { diffSnapshots, snapshotOfRoom } from './room-snapshot';
import { toRoomView } from './to-room-view';

/**
 * Changes a room. A meeting that goes on keeps the settings and the platform it was made with. A new name leaves the
 * old one leading here. Sending what is so already changes nothing and raises no version.
 * @param ifMatch the version that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, changed-meanwhile, slug-taken,
 * invalid-request, platform-not-configured
 */
export async function updateRoom(asked: {
  actor: Actor;
  slug: string;
  changes: UpdateRoomInput;
  ifMatch: number | null;
}): Promise<RoomView> {
  const { actor, slug, changes, ifMatch } = asked;
  const found = await findRoomToManage(slug, actor);
  requirePlatformRights(actor, changes);
  const listing = await withTransaction(async (transaction) => {
    const before = await lockRoomForChange(transaction, found, ifMatch);
    // It may have been given to somebody else since it was found.
    requireRoomManager(actor, before.room);
    const fields = await applyChanges(transaction, before.room, changes);
    const liftsOverride = fields.pin === 'required' && before.room.pin !== 'required' && before.override !== null;
    if (!liftsOverride && hasSameFields(before, fields)) return before;
    await write(transaction, { actor, before, fields, liftsOverride });
    const after = await readChangedRoom(transaction, before.room.id);
    const action = before.room.slug === after.room.slug ? 'room.changed' : 'room.renamed';
    await recordRoomChange(transaction, { actor, action, before, after });
    // The call goes on under the new name, also for those whom the room itself isn't open to.
    if (before.room.slug !== after.room.slug || before.room.title !== after.room.title) {
      await tellOpenCalls(transaction, after.room.id);
    }
    return after;
  });
  return toRoomView(listing, actor);
}

async function write(
  transaction: SqlRunner,
  change: { actor: Actor; before: RoomListing; fields: RoomFields; liftsOverride: boolean },
): Promise<void> {
  const { actor, fields } = change;
  const { room } = change.before;
  const by = describeActor(actor);
  if (fields.slug !== room.slug) {
    await assertNameIsFree(transaction, fields.slug, actor, room.id);
    await moveAlias(transaction, { roomId: room.id, oldSlug: room.slug, newSlug: fields.slug });
  }
  // A room that is nailed to its home can't be somewhere else as well; the move would come back with the pin's removal.
  if (change.liftsOverride) await endOverride(transaction, room.id, by);
  const isWritten = await updateRoomFields(transaction, room.id, fields, by);
  if (!isWritten) throw nameTaken(fields.slug);
}

async function applyChanges(transaction: SqlRunner, room: Room, changes: UpdateRoomInput): Promise<RoomFields> {
  // A platform that is gone may stay: somebody who only changes the title isn't made to move the room.
  if (changes.platform !== undefined && changes.platform !== room.platform) requireUsablePlatform(changes.platform);
  return {
    slug: changes.name ?? room.slug,
    title: changes.title ?? room.title,
    ownerId: changes.owner === undefined ? room.ownerId : await findOwnerId(transaction, changes.owner),
    platform: changes.platform ?? room.platform,
    pin: changes.pin ?? room.pin,
    visibility: changes.visibility ?? room.visibility,
    tags: changes.tags ? [...new Set(changes.tags)] : room.tags,
    settings: { ...room.settings, ...changes.settings },
  };
}

async function findOwnerId(transaction: SqlRunner, email: string | null): Promise<string | null> {
  if (email === null) return null;
  const user = await findUserByEmail(email, transaction);
  if (user && user.disabledAt === null) return user.id;
  const message = 'There is no active account with this e-mail address.';
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'owner', message }] } });
}

function hasSameFields(before: RoomListing, fields: RoomFields): boolean {
  const { room } = before;
  if (fields.ownerId !== room.ownerId) return false;
  return diffSnapshots(snapshotOfRoom(before), snapshotOfRoom({ ...before, room: { ...room, ...fields } })) === null;
}
