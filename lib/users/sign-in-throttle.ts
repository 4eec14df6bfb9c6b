import { createHash } from 'node:crypto';
import { changeThrottles, hasThrottleSince, noteSignIn, type ThrottleState } from '../data/accounts/sign-in-throttles';
import { normaliseEmail } from '../data/accounts/users';
import { AppError } from '../errors/app-error';
import { waitInWords } from '../schemas/sign-in';
import { countAttempt, secondsLocked, THROTTLE_LIMITS, type ThrottleLimit } from './throttle-limits';

/** Places from which an account was signed in to stay known this long. */
export const KNOWN_FOR_MS = 90 * 24 * 60 * 60 * 1000;
export const KNOWN_PREFIX = 'known:';

export interface SignInAttempt {
  readonly email: string;
  /** The network address it comes from; null where it is unknown. */
  readonly address: string | null;
  readonly now: Date;
}

interface ThrottleKeys {
  readonly account: string;
  readonly address: string | null;
  readonly accountAtAddress: string;
  readonly known: string;
}

/** Hashed, so that the table doesn't keep who tried to sign in from where. */
function keysOf({ email, address }: SignInAttempt): ThrottleKeys {
  const digest = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  const account = normaliseEmail(email);
  return {
    account: `account:${digest(account)}`,
    address: address === null ? null : `address:${digest(address)}`,
    accountAtAddress: `account-at-address:${digest(account, address ?? '')}`,
    known: `${KNOWN_PREFIX}${digest(account, address ?? '')}`,
  };
}

/**
 * Counts an attempt before its password is checked, so that a thousand guesses at the same moment are a thousand guesses.
 * @throws AppError too-many-requests with the seconds to wait; such an attempt counts for nothing
 */
export async function reserveSignInAttempt(attempt: SignInAttempt): Promise<void> {
  const keys = keysOf(attempt);
  const { now } = attempt;
  const isKnown = await hasThrottleSince(keys.known, new Date(now.getTime() - KNOWN_FOR_MS));
  const limits = new Map<string, ThrottleLimit>([[keys.accountAtAddress, THROTTLE_LIMITS.accountAtAddress]]);
  if (keys.address !== null) limits.set(keys.address, THROTTLE_LIMITS.address);
  if (!isKnown) limits.set(keys.account, THROTTLE_LIMITS.account);
  const wait = await changeThrottles([...limits.keys()], now, (states) => {
    const longest = Math.max(...[...limits.keys()].map((key) => secondsLocked(states.get(key), now)));
    if (longest > 0) return { outcome: longest, next: null };
    const next = new Map<string, ThrottleState>();
    for (const [key, limit] of limits) next.set(key, countAttempt(states.get(key), limit, now));
    return { outcome: 0, next };
  });
  if (wait > 0) {
    throw new AppError('too-many-requests', `Too many failed attempts. Wait ${waitInWords(wait)} and try again.`, {
      retryAfterSeconds: wait,
    });
  }
}

/**
 * Takes back what the attempt counted. The address keeps its earlier failures: otherwise whoever owns one account could
 * go on guessing at the others for ever.
 */
export async function noteSignInSuccess(attempt: SignInAttempt): Promise<void> {
  const keys = keysOf(attempt);
  await noteSignIn({
    cleared: [keys.accountAtAddress],
    eased: [keys.account, ...(keys.address === null ? [] : [keys.address])],
    known: attempt.address === null ? null : keys.known,
    now: attempt.now,
  });
}
