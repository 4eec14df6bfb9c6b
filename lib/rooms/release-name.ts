import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { recordAudit } from '../data/audit/audit';
import { findNameHolder, releaseFormerName, releaseNamesOfDeletedRoom } from '../data/rooms/room-writes';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { roomNotFound } from './find-room';

/**
 * Frees every name of a deleted room, asked for by any of them: it can't be brought back after that. Of a room that is
 * there, only a name that it had before can be freed, which no longer leads to it then.
 * @throws AppError not-signed-in, forbidden; room-not-found where nobody has the name; slug-taken where a room is called so
 */
export async function releaseName({ actor, slug }: { actor: Actor; slug: string }): Promise<void> {
  requireAdmin(actor);
  await withTransaction(async (transaction) => {
    const holder = await findNameHolder(transaction, slug);
    if (!holder) throw roomNotFound(slug);
    const { roomId, isDeleted } = holder;
    const [name, ...formerNames] = isDeleted
      ? await releaseNamesOfDeletedRoom(transaction, roomId)
      : await releaseFormerName(transaction, { roomId, slug });
    if (name === undefined) {
      throw new AppError('slug-taken', `“${slug}” is the name of a room. Rename or delete the room first.`);
    }
    await recordAudit(transaction, {
      actor,
      action: 'room.name-released',
      subjectKind: 'room',
      subjectId: roomId,
      before: formerNames.length > 0 ? { name, formerNames } : { name },
    });
  });
}
