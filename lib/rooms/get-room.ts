import type { Actor } from '../access/actor';
import { mayManageRoom } from '../access/policies';
import { listEarlierNames } from '../data/rooms/earlier-names';
import { isLetIn, type VisitorPasses } from '../door/is-let-in';
import type { RoomView } from '../schemas/room';
import { findRoomToSee } from './find-room';
import { toRoomView } from './to-room-view';

interface RoomRequest {
  readonly actor: Actor;
  readonly slug: string;
  /** What the browser carries; left out where nobody wants to know whether its person would have to wait. */
  readonly passes?: VisitorPasses;
}

/**
 * One room. Asked for by a name that it had before, it answers under its name of today.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you
 */
export async function getRoom({ actor, slug, passes }: RoomRequest): Promise<RoomView> {
  const listing = await findRoomToSee(slug, actor);
  const view = toRoomView(listing, actor);
  const { room } = listing;
  if (mayManageRoom(actor, room)) return { ...view, earlierNames: await describeEarlierNames(room.id) };
  if (!passes || room.settings.door === 'open') return view;
  return { ...view, isLetIn: await isLetIn(listing, actor, passes) };
}

async function describeEarlierNames(roomId: string): Promise<RoomView['earlierNames']> {
  const names = await listEarlierNames(roomId);
  return names.map(({ name, since }) => ({ name, since: since.toISOString() }));
}
