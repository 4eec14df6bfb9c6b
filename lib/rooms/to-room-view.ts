import type { Actor } from '../access/actor';
import { isAdmin, isSignedIn, mayManageRoom } from '../access/policies';
import { RESTORE_DAYS } from '../data/rooms/deleted-rooms';
import { getSettings } from '../env/settings';
import { isOverrunning } from '../meetings/ending/is-overrunning';
import type { RoomView } from '../schemas/room';
import { describeClosing } from './describe-closing';
import type { Room, RoomListing } from './room';

/** A room as the API gives it. Whose it is, only those with an account here learn. */
export function toRoomView({ room, live, waitingPeople }: RoomListing, actor: Actor): RoomView {
  return {
    name: room.slug,
    title: room.title,
    platform: room.platform,
    pin: room.pin,
    visibility: room.visibility,
    tags: [...room.tags],
    settings: room.settings,
    owner: isSignedIn(actor) ? room.ownerName : null,
    url: `${getSettings().PUBLIC_URL}/${room.slug}`,
    createdAt: room.createdAt.toISOString(),
    updatedAt: room.updatedAt.toISOString(),
    version: room.version,
    ...(room.deletedAt ? describeDeletion(room, room.deletedAt, actor) : {}),
    isClosing: room.closingSince !== null && room.deletedAt === null,
    closing: describeClosing(room, actor),
    canManage: mayManageRoom(actor, room),
    waitingPeople: mayManageRoom(actor, room) ? waitingPeople : null,
    live: live && {
      meetingId: live.meetingId,
      platform: live.platform,
      state: live.state,
      people: live.people,
      startedAt: live.startedAt?.toISOString() ?? null,
      endDate: live.endDate.toISOString(),
      isOverrunning: isOverrunning(live, new Date()),
    },
  };
}

/** Nothing changes a deleted room: whoever did so last deleted it, or had asked for that. */
function describeDeletion(
  { updatedBy, formerNames }: Room,
  deletedAt: Date,
  actor: Actor,
): Pick<RoomView, 'deletedAt' | 'deletedBy' | 'restorableUntil' | 'formerNames'> {
  return {
    deletedAt: deletedAt.toISOString(),
    deletedBy: isAdmin(actor) ? updatedBy : null,
    restorableUntil: new Date(deletedAt.getTime() + RESTORE_DAYS * 24 * 3_600_000).toISOString(),
    formerNames: [...(formerNames ?? [])],
  };
}
