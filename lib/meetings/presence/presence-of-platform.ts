import { getPlatformClient } from '../../video-platforms';
import type { PlatformPresence } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import { LONGEST_USEFUL_LAG_MS } from '../timing';

/** How a platform can be asked who is in; null where it can't be, or isn't set up here any more. */
export function presenceOfPlatform(platform: string): PlatformPresence | null {
  try {
    return getPlatformClient(platform).presence;
  } catch (error) {
    if (error instanceof VideoPlatformError) return null;
    throw error;
  }
}

/** The same, null also where its answers are so old that they say nothing about what happened just now. */
export function usefulPresenceOfPlatform(platform: string): PlatformPresence | null {
  const presence = presenceOfPlatform(platform);
  return presence && presence.lagMs <= LONGEST_USEFUL_LAG_MS ? presence : null;
}

/** Whether the vendor lists everybody who is in, so that nobody's page needs to be believed against it. */
export function isPresenceComplete(platform: string): boolean {
  return presenceOfPlatform(platform)?.tells === 'everybody';
}
