import { AppError } from '../errors/app-error';
import { listPlatforms, type PlatformStatus } from '../video-platforms';

/** A platform of this installation, configured or not. @throws AppError platform-not-found */
export function findPlatformOrThrow(id: string): PlatformStatus {
  const platform = listPlatforms().find((candidate) => candidate.id === id);
  if (platform) return platform;
  throw new AppError('platform-not-found', `“${id.slice(0, 40)}” is no platform of this installation.`);
}
