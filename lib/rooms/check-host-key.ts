import { isHostLinkOpen } from '../data/rooms/host-links';
import { findRoomOrThrow } from './find-room';
import { hashHostLinkSecret } from './host-link-secret';
import { refuseHostKey } from './refuse-host-key';

/**
 * Whether a host link still makes a host, for a page that shows the entrance: it isn't used up or noted as used by that.
 * @throws AppError room-not-found, invalid-key
 */
export async function checkHostKey({ slug, hostKey }: { slug: string; hostKey: string }): Promise<void> {
  const { room } = await findRoomOrThrow(slug);
  if (!(await isHostLinkOpen(room.id, hashHostLinkSecret(hostKey)))) throw refuseHostKey();
}
