import { AppError } from '../errors/app-error';
import { listPlatforms, type PlatformStatus } from '../video-platforms';

/**
 * A platform that a room may be put on.
 * @throws AppError invalid-request for an id that is no platform here, platform-not-configured where settings are missing
 */
export function requireUsablePlatform(id: string): PlatformStatus {
  const platforms = listPlatforms();
  const platform = platforms.find((candidate) => candidate.id === id);
  if (!platform) {
    const message = `“${id}” is no platform of this installation. Choose one of: ${platforms.map((known) => known.id).join(', ')}.`;
    throw new AppError('invalid-request', message, { details: { errors: [{ path: 'platform', message }] } });
  }
  if (!platform.isConfigured) {
    const { missing, invalid } = platform;
    const needs = [
      missing.length > 0 ? `It needs ${missing.join(', ')}.` : '',
      invalid.length > 0 ? `Wrong: ${invalid.join(', ')}.` : '',
    ];
    throw new AppError(
      'platform-not-configured',
      [`${platform.label} is not set up here.`, ...needs].filter(Boolean).join(' '),
      { details: { platform: id, missing, invalid } },
    );
  }
  return platform;
}
