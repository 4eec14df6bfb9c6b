import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { recordAudit } from '../data/audit';
import { findNameHolder, releaseUnusedName } from '../data/room-writes';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { roomNotFound } from './find-room';

/**
 * Frees the name of a deleted room, which can't be brought back after that, or a name that a room had before, which
 * no longer leads there.
 * @throws AppError not-signed-in, forbidden; room-not-found where nobody has the name; slug-taken where a room is called so
 */
export async function releaseName({ actor, slug }: { actor: Actor; slug: string }): Promise<void> {
  requireAdmin(actor);
  await withTransaction(async (transaction) => {
    const holder = await findNameHolder(transaction, slug);
    if (!holder) throw roomNotFound(slug);
    const isReleased = await releaseUnusedName(transaction, slug);
    if (!isReleased) {
      throw new AppError('slug-taken', `“${slug}” is the name of a room. Rename or delete the room first.`);
    }
    await recordAudit(transaction, {
      actor,
      action: 'room.name-released',
      subjectKind: 'room',
      subjectId: holder.roomId,
      before: { name: slug },
    });
  });
}
