import type { Actor } from '../../access/actor';
import { isSignedIn } from '../../access/policies';
import { giveBackToRateLimit, type RateLimitRequest, takeFromRateLimit } from '../../data/accounts/rate-limits';
import type { SqlRunner } from '../../data/sql';
import { AppError } from '../../errors/app-error';

/** Whoever's coming makes a meeting necessary. */
export interface Newcomer {
  /** Nobody vouches for them: neither an account, nor an API key, nor a host link. */
  readonly isUnknown: boolean;
  /** Null where it isn't known where they come from; then only the room's limit counts. */
  readonly address: string | null;
}

const LONGEST_WAIT_MS = 10 * 60_000;

/** Limits are counted in tenths and touch one tenth more: so chosen, nobody waits longer than ten minutes. */
const WITHIN_MS = Math.floor(LONGEST_WAIT_MS / 11) * 10;

/** Rooms at a vendor may cost money. An office where everybody comes from one address stays below this. */
const CREATES_OF_ADDRESS = 60;

/** A call that is over and begun again, a platform that is changed and changed back: more than that is no meeting. */
const CREATES_OF_ROOM = 10;

/** Somebody with an account, a key or a host link. */
export const TRUSTED: Newcomer = { isUnknown: false, address: null };

/** Without an account or an API key: somebody of whom nothing is known but where they come from. */
export function newcomerOf(actor: Actor, address: string | null): Newcomer {
  return isSignedIn(actor) ? TRUSTED : { isUnknown: true, address };
}

/**
 * Counts one meeting that is about to be made at a platform because a guest came. Joining one that is open is never
 * limited, and it counts for all processes.
 * @param runner the transaction that reserves the meeting: where it is refused or fails, nothing was counted
 * @throws AppError too-many-requests
 */
export async function limitGuestCreates(runner: SqlRunner, roomId: string, newcomer: Newcomer): Promise<void> {
  for (const limit of limitsFor(roomId, newcomer)) {
    const waitMs = await takeFromRateLimit(limit, runner);
    if (waitMs > 0) throw refusal(limit, waitMs);
  }
}

/** After a create that failed: nothing was made, so nobody is to wait for that. */
export async function forgiveGuestCreate(runner: SqlRunner, roomId: string, newcomer: Newcomer): Promise<void> {
  for (const limit of limitsFor(roomId, newcomer)) await giveBackToRateLimit(limit, runner);
}

/** What was refused to whom. */
export interface GuestRefusal {
  readonly error: AppError;
  readonly newcomer: Newcomer;
}

/** True where the limit that refused somebody holds for this newcomer as well. */
export function isRefusedToo({ isUnknown, address }: Newcomer, { error, newcomer }: GuestRefusal): boolean {
  return isUnknown && (error.details.limit === 'room' || address === newcomer.address);
}

interface GuestLimit extends RateLimitRequest {
  readonly limit: 'room' | 'address';
  readonly what: string;
}

function limitsFor(roomId: string, { isUnknown, address }: Newcomer): readonly GuestLimit[] {
  if (!isUnknown) return [];
  const ofRoom = {
    limit: 'room' as const,
    key: `guest-creates|room|${roomId}`,
    calls: CREATES_OF_ROOM,
    what: 'This call was started very often in the last minutes.',
  };
  const ofAddress = {
    limit: 'address' as const,
    key: `guest-creates|address|${address}`,
    calls: CREATES_OF_ADDRESS,
    what: 'Very many calls were started from your network in the last minutes.',
  };
  return (address === null ? [ofRoom] : [ofAddress, ofRoom]).map((limit) => ({ ...limit, perMs: WITHIN_MS, cost: 1 }));
}

function refusal({ limit, what }: GuestLimit, waitMs: number): AppError {
  const minutes = Math.ceil(waitMs / 60_000);
  const soon = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  return new AppError('too-many-requests', `${what} You can start this one ${soon}, or at once when you sign in.`, {
    details: { limit },
    retryAfterSeconds: Math.ceil(waitMs / 1_000),
  });
}
