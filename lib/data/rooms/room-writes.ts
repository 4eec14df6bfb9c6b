import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Room } from '../../rooms/room';
import { toSortName } from '../../schemas/sort-name';
import { isUniqueViolation } from '../database-errors';
import type { SqlRunner } from '../sql';
import { freedNameOf, isRestorable, NAME_KEPT_DAYS } from './deleted-rooms';

/** Fields of a room that its people choose. */
export type RoomFields = Pick<Room, 'slug' | 'title' | 'platform' | 'pin' | 'visibility' | 'tags' | 'settings'> & {
  readonly ownerId: string | null;
};

/** Who has a name: a room, a room that was deleted, or a room that once was called so. */
export interface NameHolder {
  readonly roomId: string;
  /** Its name of now. */
  readonly slug: string;
  readonly ownerId: string | null;
  readonly isDeleted: boolean;
  /** It was deleted so lately that it can be brought back. */
  readonly isRestorable: boolean;
}

/** Who has a name, if anybody. One statement: a rename that commits meanwhile is seen whole or not at all. */
export async function findNameHolder(runner: SqlRunner, slug: string): Promise<NameHolder | null> {
  const [row] = await runner.query<
    { id: string; slug: string; owner_id: string | null; is_deleted: boolean; is_restorable: boolean } & QueryResultRow
  >({
    text: `SELECT id, slug, owner_id, deleted_at IS NOT NULL AS is_deleted,
                  ${isRestorable('rooms')} AS is_restorable FROM rooms
            WHERE slug = $1 OR id = (SELECT room_id FROM room_aliases WHERE slug = $1)
            ORDER BY slug = $1 DESC LIMIT 1`,
    values: [slug],
  });
  if (!row) return null;
  return {
    roomId: row.id,
    slug: row.slug,
    ownerId: row.owner_id,
    isDeleted: row.is_deleted,
    isRestorable: row.is_restorable,
  };
}

/** Lets go of a name whose room was deleted so long ago that nobody can bring it back, and of every other that it had. */
export async function releaseExpiredName(transaction: SqlRunner, slug: string): Promise<void> {
  const holder = await findNameHolder(transaction, slug);
  if (holder) {
    await releaseNames(transaction, holder.roomId, `deleted_at < now() - interval '${NAME_KEPT_DAYS} days'`);
  }
}

/** Lets go of every name of a deleted room: its last one first. None where the room isn't deleted. */
export function releaseNamesOfDeletedRoom(transaction: SqlRunner, roomId: string): Promise<readonly string[]> {
  return releaseNames(transaction, roomId, 'deleted_at IS NOT NULL');
}

/** Lets go of a name that a room had before. None where it is the room's name now. */
export async function releaseFormerName(
  transaction: SqlRunner,
  name: { roomId: string; slug: string },
): Promise<readonly string[]> {
  const rows = await transaction.query<{ slug: string } & QueryResultRow>({
    text: 'DELETE FROM room_aliases WHERE slug = $1 AND room_id = $2 RETURNING slug',
    values: [name.slug, name.roomId],
  });
  return rows.map(({ slug }) => slug);
}

/**
 * All names at once: a room that has given away the one it was called by can't be brought back, so that nobody could
 * ever let go of the names that it had before.
 */
async function releaseNames(transaction: SqlRunner, roomId: string, condition: string): Promise<readonly string[]> {
  // The row stays for history; its id makes a name that nobody else can have.
  const [room] = await transaction.query<{ slug: string } & QueryResultRow>({
    text: `UPDATE rooms SET slug = ${freedNameOf('rooms')}
             FROM (SELECT id, slug FROM rooms WHERE id = $1 FOR UPDATE) AS before
            WHERE rooms.id = before.id AND ${condition} RETURNING before.slug`,
    values: [roomId],
  });
  if (!room) return [];
  const aliases = await transaction.query<{ slug: string } & QueryResultRow>({
    text: 'DELETE FROM room_aliases WHERE room_id = $1 RETURNING slug',
    values: [roomId],
  });
  return [room.slug, ...aliases.map(({ slug }) => slug).sort()];
}

/** Makes a room. Null where the name was taken at the same moment. */
export async function insertRoom(
  transaction: SqlRunner,
  fields: RoomFields,
  createdBy: string,
): Promise<{ id: string } | null> {
  const { settings } = fields;
  const [row] = await transaction.query<{ id: string } & QueryResultRow>({
    text: `INSERT INTO rooms (slug, title, owner_id, platform, pin, visibility, tags, door, size, recording, recording_start,
                              meeting_hours, grace_seconds, updated_by, sort_name)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
           ON CONFLICT (slug) DO NOTHING RETURNING id`,
    values: [
      fields.slug,
      fields.title,
      fields.ownerId,
      fields.platform,
      fields.pin,
      fields.visibility,
      fields.tags,
      settings.door,
      settings.size,
      settings.recording,
      settings.recordingStart,
      settings.meetingHours,
      settings.graceSeconds,
      createdBy,
      toSortName(fields.slug),
    ],
  });
  return row ?? null;
}

/**
 * Writes every field of a room and raises its version. The caller holds the room's lock.
 * @returns false where the new name was taken at the same moment; the transaction is over then
 */
export async function updateRoomFields(
  transaction: SqlRunner,
  roomId: string,
  fields: RoomFields,
  updatedBy: string,
): Promise<boolean> {
  const { settings } = fields;
  try {
    await transaction.query({
      text: `UPDATE rooms SET slug = $2, title = $3, owner_id = $4, platform = $5, pin = $6, visibility = $7, tags = $8,
                    door = $9, size = $10, recording = $11, recording_start = $12, meeting_hours = $13, grace_seconds = $14,
                    version = version + 1, updated_at = now(), updated_by = $15, sort_name = $16
              WHERE id = $1`,
      values: [
        roomId,
        fields.slug,
        fields.title,
        fields.ownerId,
        fields.platform,
        fields.pin,
        fields.visibility,
        fields.tags,
        settings.door,
        settings.size,
        settings.recording,
        settings.recordingStart,
        settings.meetingHours,
        settings.graceSeconds,
        updatedBy,
        toSortName(fields.slug),
      ],
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error, 'rooms_slug_key')) return false;
    throw error;
  }
}

/** Keeps an old name leading to its room, and takes the new one off the list of old names. */
export async function moveAlias(
  transaction: SqlRunner,
  names: { roomId: string; oldSlug: string; newSlug: string },
): Promise<void> {
  await transaction.query({
    text: 'DELETE FROM room_aliases WHERE slug = $1 AND room_id = $2',
    values: [names.newSlug, names.roomId],
  });
  await transaction.query({
    text: `INSERT INTO room_aliases (slug, room_id) VALUES ($1, $2) ON CONFLICT (slug) DO UPDATE SET room_id = excluded.room_id, created_at = now()`,
    values: [names.oldSlug, names.roomId],
  });
}

/** Has a room take no newcomers and wait to be deleted, or takes that back. The caller holds the room's lock. */
export async function markRoomClosing(
  transaction: SqlRunner,
  roomId: string,
  mark: { isClosing: boolean; by: string },
): Promise<void> {
  await transaction.query({
    text: `UPDATE rooms SET closing_since = CASE WHEN $2 THEN coalesce(closing_since, now()) END, closing_by = CASE WHEN $2 THEN $3 END,
                  version = version + 1, updated_at = now(), updated_by = $3
            WHERE id = $1`,
    values: [roomId, mark.isClosing, mark.by],
  });
}

/** Rooms that wait for the people in their call, and have none any more. */
export async function findClosedRoomIds(runner: SqlRunner): Promise<string[]> {
  const rows = await runner.query<{ id: string } & QueryResultRow>({
    text: `SELECT id FROM rooms r WHERE closing_since IS NOT NULL AND deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.room_id = r.id AND m.state IN ('creating', 'live', 'draining'))
            LIMIT 1000`,
  });
  return rows.map(({ id }) => id);
}

/** Hides a room, or brings it back, and raises its version. The caller holds the room's lock. */
export async function markRoomDeleted(
  transaction: SqlRunner,
  roomId: string,
  mark: { isDeleted: boolean; by: string },
): Promise<void> {
  await transaction.query({
    text: `UPDATE rooms SET deleted_at = CASE WHEN $2 THEN now() END, closing_since = NULL, closing_by = NULL, version = version + 1, updated_at = now(), updated_by = $3
            WHERE id = $1`,
    values: [roomId, mark.isDeleted, mark.by],
  });
}
