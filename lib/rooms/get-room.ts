import type { Actor } from '../access/actor';
import type { RoomView } from '../schemas/room';
import { findRoomToSee } from './find-room';
import { toRoomView } from './to-room-view';

/**
 * One room. Asked for by a name that it had before, it answers under its name of today.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you
 */
export async function getRoom({ actor, slug }: { actor: Actor; slug: string }): Promise<RoomView> {
  return toRoomView(await findRoomToSee(slug, actor), actor);
}
