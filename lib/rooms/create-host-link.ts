import type { Actor } from '../access/actor';
import { requireRoomManager, userIdOf } from '../access/policies';
import { recordAudit } from '../data/audit/audit';
import { insertHostLink } from '../data/rooms/host-links';
import { withTransaction } from '../data/sql';
import { getSettings } from '../env/settings';
import type { CreatedHostLinkView, CreateHostLinkInput } from '../schemas/host-link';
import { findRoomToManage, lockRoomForChange } from './find-room';
import { hashHostLinkSecret, makeHostLinkSecret } from './host-link-secret';
import { parseExpiry } from './parse-expiry';
import { toHostLinkView } from './to-host-link-view';

/**
 * Makes a link whose bearer joins as a host. The secret stands behind `#`, so that it reaches neither the server's log
 * nor a `Referer`; only a hash of it is kept, and it is answered this once.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, invalid-request
 */
export async function createHostLink(asked: {
  actor: Actor;
  slug: string;
  input: CreateHostLinkInput;
}): Promise<CreatedHostLinkView> {
  const { actor, slug, input } = asked;
  const found = await findRoomToManage(slug, actor);
  const expiresAt = parseExpiry(input.expiresAt, new Date());
  const secret = makeHostLinkSecret();
  return withTransaction(async (transaction) => {
    const { room } = await lockRoomForChange(transaction, found, null);
    requireRoomManager(actor, room);
    const link = await insertHostLink(transaction, {
      roomId: room.id,
      label: input.label ?? '',
      secretHash: hashHostLinkSecret(secret),
      createdById: userIdOf(actor),
      expiresAt,
    });
    const view = toHostLinkView(link);
    await recordAudit(transaction, {
      actor,
      action: 'host-link.created',
      subjectKind: 'room',
      subjectId: room.id,
      after: { hostLink: link.id, label: view.label, expiresAt: view.expiresAt },
    });
    return { ...view, url: `${getSettings().PUBLIC_URL}/${room.slug}#host=${secret}` };
  });
}
