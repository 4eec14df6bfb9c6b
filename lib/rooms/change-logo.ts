import type { Actor } from '../access/actor';
import { requireRoomManager } from '../access/policies';
import { recordAudit } from '../data/audit/audit';
import { deleteRoomLogo, saveRoomLogo } from '../data/rooms/room-logos';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { publishChange } from '../events/publish-change';
import { findRoomToManage, lockRoomForChange } from './find-room';
import { recogniseLogo } from './recognise-logo';
import type { Room } from './room';

/**
 * Gives a room a logo. Meetings that are going on keep what they show.
 * @param bytes a PNG or JPEG; whoever read them has looked at their size
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, unsupported-media-type
 */
export async function setLogo(asked: { actor: Actor; slug: string; bytes: Uint8Array }): Promise<void> {
  const { actor, slug, bytes } = asked;
  const contentType = recogniseLogo(bytes);
  await change({ actor, slug }, async (transaction, room) => {
    if (!contentType) {
      throw new AppError('unsupported-media-type', 'A logo must be a PNG or JPEG picture. Send it as the body itself.');
    }
    await saveRoomLogo(transaction, room.id, { contentType, bytes });
    return { action: 'room.logo-changed', after: { contentType, bytes: bytes.byteLength } };
  });
}

/**
 * Takes a room's logo away. Where there is none, nothing changes.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you
 */
export async function deleteLogo(asked: { actor: Actor; slug: string }): Promise<void> {
  await change(asked, async (transaction, room) => {
    const wasThere = await deleteRoomLogo(transaction, room.id);
    return wasThere ? { action: 'room.logo-removed', after: null } : null;
  });
}

interface LogoChange {
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>> | null;
}

async function change(
  { actor, slug }: { actor: Actor; slug: string },
  write: (transaction: SqlRunner, room: Room) => Promise<LogoChange | null>,
): Promise<void> {
  const found = await findRoomToManage(slug, actor);
  await withTransaction(async (transaction) => {
    const { room } = await lockRoomForChange(transaction, found, null);
    // It may have been given to somebody else since it was found.
    requireRoomManager(actor, room);
    const changed = await write(transaction, room);
    if (!changed) return;
    const { action, after } = changed;
    await recordAudit(transaction, { actor, action, subjectKind: 'room', subjectId: room.id, before: null, after });
    const { id: roomId, ownerId, visibility } = room;
    await publishChange(transaction, { topic: 'room', room: room.slug, roomId, ownerId, visibility });
  });
}
