import type { SqlRunner } from '../../data/sql';
import type { CreateRoomInput } from '../schemas';

export interface VendorRoom {
  readonly name: string;
  readonly displayName: string;
  readonly largestSize: number;
  readonly isLocked: boolean;
  readonly sessionId: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const COLUMNS = `name, display_name AS "displayName", largest_size AS "largestSize", is_locked AS "isLocked",
  session_id AS "sessionId", expires_at AS "expiresAt", created_at AS "createdAt", ended_at AS "endedAt"`;

/** Null where the name is taken already. */
export async function insertRoom(runner: SqlRunner, room: CreateRoomInput): Promise<VendorRoom | null> {
  const rows = await runner.query<VendorRoom & Record<string, unknown>>({
    name: 'mock-vendor-insert-room',
    text: `INSERT INTO mock_vendor_rooms (name, display_name, largest_size, expires_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
    values: [room.name, room.displayName, room.largestSize, room.expiresAt],
  });
  return rows[0] ?? null;
}

export async function findRoom(runner: SqlRunner, name: string): Promise<VendorRoom | null> {
  const rows = await runner.query<VendorRoom & Record<string, unknown>>({
    name: 'mock-vendor-find-room',
    text: `SELECT ${COLUMNS} FROM mock_vendor_rooms WHERE name = $1`,
    values: [name],
  });
  return rows[0] ?? null;
}

/** A customer has some hundreds of rooms at most; a list beyond this is cut. */
const LONGEST_LIST = 10_000;

/** Every room that can still be entered, the oldest first. */
export async function listOpenRooms(runner: SqlRunner): Promise<VendorRoom[]> {
  return runner.query<VendorRoom & Record<string, unknown>>({
    name: 'mock-vendor-list-open-rooms',
    text: `SELECT ${COLUMNS} FROM mock_vendor_rooms WHERE ended_at IS NULL ORDER BY created_at LIMIT ${LONGEST_LIST}`,
  });
}

/** Every change in a room begins here, so that changes of one room happen one after another. */
export async function lockRoomRow(transaction: SqlRunner, name: string): Promise<VendorRoom | null> {
  const rows = await transaction.query<VendorRoom & Record<string, unknown>>({
    name: 'mock-vendor-lock-room-row',
    text: `SELECT ${COLUMNS} FROM mock_vendor_rooms WHERE name = $1 FOR UPDATE`,
    values: [name],
  });
  return rows[0] ?? null;
}

export async function setRoomLock(transaction: SqlRunner, name: string, isLocked: boolean): Promise<void> {
  await transaction.query({
    text: 'UPDATE mock_vendor_rooms SET is_locked = $2 WHERE name = $1',
    values: [name, isLocked],
  });
}

export async function setRoomEnded(transaction: SqlRunner, name: string, endedAt: Date): Promise<void> {
  await transaction.query({
    text: 'UPDATE mock_vendor_rooms SET ended_at = $2, is_locked = false WHERE name = $1',
    values: [name, endedAt],
  });
}

export async function deleteRoomRow(transaction: SqlRunner, name: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM mock_vendor_rooms WHERE name = $1', values: [name] });
}

/** Rooms that somebody is in, and rooms whose time is up but that nobody ended yet. */
export async function listRoomsToSweep(runner: SqlRunner): Promise<string[]> {
  const rows = await runner.query<{ name: string }>({
    text: `SELECT name FROM mock_vendor_rooms
           WHERE ended_at IS NULL AND (session_id IS NOT NULL OR expires_at <= now())`,
  });
  return rows.map((row) => row.name);
}

/** Forgets rooms that were over a week ago, with everything in them. */
export async function forgetOldRooms(runner: SqlRunner): Promise<void> {
  await runner.query({ text: `DELETE FROM mock_vendor_rooms WHERE expires_at < now() - interval '7 days'` });
}
