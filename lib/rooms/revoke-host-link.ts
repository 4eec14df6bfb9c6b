import type { Actor } from '../access/actor';
import { recordAudit } from '../data/audit/audit';
import { markHostLinkRevoked } from '../data/rooms/host-links';
import { withTransaction } from '../data/sql';
import { publishDoorChange } from '../door/publish-door-change';
import { AppError } from '../errors/app-error';
import { tellOpenCalls } from '../meetings/relocation/tell-open-calls';
import { findRoomToManage } from './find-room';

/**
 * Takes a host link back: whoever comes with it from now on is no host, and whoever came with it stays in
 * the call but can no longer let people in, record it or end it from here.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, host-link-not-found
 */
export async function revokeHostLink(asked: { actor: Actor; slug: string; linkId: string }): Promise<void> {
  const { actor, slug, linkId } = asked;
  const { room } = await findRoomToManage(slug, actor);
  await withTransaction(async (transaction) => {
    const link = await markHostLinkRevoked(transaction, room.id, linkId);
    if (!link) throw new AppError('host-link-not-found', 'This room has no such host link. It may be revoked already.');
    await recordAudit(transaction, {
      actor,
      action: 'host-link.revoked',
      subjectKind: 'room',
      subjectId: room.id,
      before: { hostLink: link.id, label: link.label },
    });
    // Whoever came with it is no host any more, and those at the door may have no host there.
    await tellOpenCalls(transaction, room.id);
    await publishDoorChange(transaction, { roomId: room.id, meetingId: null });
  });
}
