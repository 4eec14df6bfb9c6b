import { getPlatformClient } from '../video-platforms';
import type { PlatformPresence } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';

/** How a platform can be asked who is in; null where it can't be, or isn't set up here any more. */
export function presenceOfPlatform(platform: string): PlatformPresence | null {
  try {
    return getPlatformClient(platform).presence;
  } catch (error) {
    if (error instanceof VideoPlatformError) return null;
    throw error;
  }
}

/** Whether the vendor lists everybody who is in, so that nobody's page needs to be believed against it. */
export function isPresenceComplete(platform: string): boolean {
  return presenceOfPlatform(platform)?.tells === 'everybody';
}
