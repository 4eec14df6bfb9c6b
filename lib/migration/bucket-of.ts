import { hash } from 'node:crypto';

/** Buckets are numbered from 0; a wave of 1 % takes the first hundredth of them. */
export const BUCKETS = 10_000;

/** A room's bucket never changes while the salt is the same, so it is worked out once. */
const kept = new Map<string, Map<string, number>>();
const SALTS_KEPT = 4;
const ROOMS_KEPT = 200_000;

/**
 * The bucket of a room: the first 4 bytes of SHA-256(`salt:roomId`), big-endian, modulo {@link BUCKETS}. Whoever knows
 * salt and id can work it out; which rooms a wave takes first is as good as drawn by lot.
 */
export function bucketOf(salt: string, roomId: string): number {
  const rooms = kept.get(salt) ?? keepSalt(salt);
  const known = rooms.get(roomId);
  if (known !== undefined) return known;
  const bucket = Number.parseInt(hash('sha256', `${salt}:${roomId}`, 'hex').slice(0, 8), 16) % BUCKETS;
  // Starting over costs less than finding out which rooms are asked for least.
  if (rooms.size >= ROOMS_KEPT) rooms.clear();
  rooms.set(roomId, bucket);
  return bucket;
}

function keepSalt(salt: string): Map<string, number> {
  if (kept.size >= SALTS_KEPT) kept.clear();
  const rooms = new Map<string, number>();
  kept.set(salt, rooms);
  return rooms;
}
