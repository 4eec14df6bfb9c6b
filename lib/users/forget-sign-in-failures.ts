import { deleteOldThrottles } from '../data/accounts/sign-in-throttles';
import { KNOWN_FOR_MS, KNOWN_PREFIX } from './sign-in-throttle';

const FAILURES_FOR_MS = 60 * 60 * 1000;

/** @returns how many entries were deleted */
export async function forgetSignInFailures(now: Date): Promise<number> {
  return deleteOldThrottles({
    failuresBefore: new Date(now.getTime() - FAILURES_FOR_MS),
    knownBefore: new Date(now.getTime() - KNOWN_FOR_MS),
    knownPrefix: KNOWN_PREFIX,
  });
}
