import { takeFromRateLimit } from '../data/accounts/rate-limits';
import { countWaitingPeople } from '../data/meetings/waiting-people';
import type { SqlRunner } from '../data/sql';
import { AppError } from '../errors/app-error';

/** So many may wait from one address, or as many as the room expects: an office comes from a single one. */
const SMALLEST_CROWD = 50;

const ASKS_WITHIN_MS = 10 * 60_000;

/**
 * Refuses one more in line where too many wait, and somebody who asks over and over. The room's line is twice as long as
 * one address may fill, so that nobody can keep everybody else out.
 * @param place.address null for somebody with an account, and where it isn't known
 * @throws AppError too-many-requests
 */
export async function limitWaiting(
  transaction: SqlRunner,
  place: { roomId: string; size: number; address: string | null },
): Promise<void> {
  const { roomId, size, address } = place;
  const crowd = Math.max(SMALLEST_CROWD, size);
  const { inRoom, fromAddress } = await countWaitingPeople(transaction, place);
  if (inRoom >= 2 * crowd) throw refusal('room', 'Very many people wait for this call already.');
  if (fromAddress >= crowd) throw refusal('address', 'Very many people from your network wait for this call already.');
  if (address === null) return;
  const waitMs = await takeFromRateLimit(
    { key: `door-asks|${roomId}|${address}`, calls: 2 * crowd, perMs: ASKS_WITHIN_MS, cost: 1 },
    transaction,
  );
  if (waitMs > 0) throw refusal('address', 'Your network asked to be let in very often in the last minutes.', waitMs);
}

function refusal(limit: 'room' | 'address', what: string, waitMs = 10_000): AppError {
  return new AppError('too-many-requests', `${what} You can stay here: this page asks again by itself.`, {
    details: { limit },
    retryAfterSeconds: Math.ceil(waitMs / 1_000),
  });
}
