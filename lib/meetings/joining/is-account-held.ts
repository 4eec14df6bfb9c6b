import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';

/** True where this installation still holds the keys of the account that a meeting was made in. */
export function isAccountHeld({ platform, account }: Pick<Meeting, 'platform' | 'account'>): boolean {
  try {
    const client = getPlatformClient(platform);
    return account === null || client.account === account;
  } catch (error) {
    if (error instanceof VideoPlatformError) return false;
    throw error;
  }
}
