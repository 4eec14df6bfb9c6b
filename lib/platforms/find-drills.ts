import { AppError } from '../errors/app-error';
import { getPlatformClient } from '../video-platforms';
import type { PlatformDrills } from '../video-platforms/contract';
import { findPlatformOrThrow } from './find-platform';

/**
 * The outage drills of a platform.
 * @throws AppError platform-not-found; not-found where it has none
 * @throws VideoPlatformError not-configured
 */
export function findDrills(platformId: string): PlatformDrills {
  const platform = findPlatformOrThrow(platformId);
  const { drills } = getPlatformClient(platform.id);
  if (drills) return drills;
  throw new AppError('not-found', `${platform.label} has no outage drills.`);
}
