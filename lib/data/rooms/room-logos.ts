import 'server-only';
import type { QueryResultRow } from 'pg';
import type { LogoType } from '../../schemas/logo';
import { type SqlRunner, sql } from '../sql';

export interface RoomLogo {
  readonly contentType: LogoType;
  readonly bytes: Uint8Array;
  readonly updatedAt: Date;
}

/** A room's own logo, if it has one. */
export async function findRoomLogo(roomId: string): Promise<RoomLogo | null> {
  const [row] = await sql.query<{ content_type: LogoType; bytes: Buffer; updated_at: Date } & QueryResultRow>({
    name: 'find-room-logo',
    text: 'SELECT content_type, bytes, updated_at FROM room_logos WHERE room_id = $1',
    values: [roomId],
  });
  return row ? { contentType: row.content_type, bytes: row.bytes, updatedAt: row.updated_at } : null;
}

/** When a room's own logo was set; null where it has none. Reads no picture. */
export async function findLogoDate(roomId: string): Promise<Date | null> {
  const [row] = await sql.query<{ updated_at: Date } & QueryResultRow>({
    name: 'find-logo-date',
    text: 'SELECT updated_at FROM room_logos WHERE room_id = $1',
    values: [roomId],
  });
  return row?.updated_at ?? null;
}

/** Gives a room a logo, instead of the one it may have. */
export async function saveRoomLogo(
  transaction: SqlRunner,
  roomId: string,
  logo: { readonly contentType: LogoType; readonly bytes: Uint8Array },
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO room_logos (room_id, content_type, bytes) VALUES ($1, $2, $3)
      ON CONFLICT (room_id) DO UPDATE
        SET content_type = excluded.content_type, bytes = excluded.bytes, updated_at = clock_timestamp()`,
    values: [roomId, logo.contentType, Buffer.from(logo.bytes)],
  });
}

/** @returns false where there was none */
export async function deleteRoomLogo(transaction: SqlRunner, roomId: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'DELETE FROM room_logos WHERE room_id = $1 RETURNING 1',
    values: [roomId],
  });
  return rows.length > 0;
}
