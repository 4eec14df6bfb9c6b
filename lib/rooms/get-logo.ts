import type { Actor } from '../access/actor';
import { findRoomLogo, type RoomLogo } from '../data/rooms/room-logos';
import { AppError } from '../errors/app-error';
import { findRoomToSee } from './find-room';

/**
 * A room's own logo, for whoever may see the room.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you, logo-not-found
 */
export async function getLogo({ actor, slug }: { actor: Actor; slug: string }): Promise<RoomLogo> {
  const { room } = await findRoomToSee(slug, actor);
  const logo = await findRoomLogo(room.id);
  if (logo) return logo;
  throw new AppError('logo-not-found', 'This room has no logo of its own.');
}
