import type { Actor } from '../access/actor';
import { isSignedIn, mayManageRoom } from '../access/policies';
import { getSettings } from '../env/settings';
import { isOverrunning } from '../meetings/is-overrunning';
import type { RoomView } from '../schemas/room';
import { describeClosing } from './describe-closing';
import type { RoomListing } from './room';

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
    ...(room.deletedAt ? { deletedAt: room.deletedAt.toISOString() } : {}),
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
