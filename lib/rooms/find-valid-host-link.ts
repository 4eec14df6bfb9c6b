import { markHostLinkUsed } from '../data/rooms/host-links';
import { hashHostLinkSecret } from './host-link-secret';

/**
 * The host link of a room that a secret opens: neither taken back nor expired. Notes that it was used.
 * The lookup is by hash, so that its duration tells nothing of the secret.
 */
export async function findValidHostLink(
  roomId: string,
  secret: string,
): Promise<{ readonly id: string; readonly label: string } | null> {
  return markHostLinkUsed(roomId, hashHostLinkSecret(secret));
}
