import type { Actor } from '../access/actor';
import { listHostLinks as listKeptHostLinks } from '../data/rooms/host-links';
import type { HostLinkView } from '../schemas/host-link';
import { findRoomToManage } from './find-room';
import { toHostLinkView } from './to-host-link-view';

/**
 * The host links of a room, newest first, without their secrets.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you
 */
export async function listHostLinks({ actor, slug }: { actor: Actor; slug: string }): Promise<HostLinkView[]> {
  const { room } = await findRoomToManage(slug, actor);
  return (await listKeptHostLinks(room.id)).map(toHostLinkView);
}
