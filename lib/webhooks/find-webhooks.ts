import { AppError } from '../errors/app-error';
import { findPlatformWebhooks, type ReceivedWebhooks } from '../video-platforms';
import { VideoPlatformError } from '../video-platforms/errors';

/**
 * How a platform's deliveries are read, and the secrets that they may be signed with.
 * @throws AppError platform-not-found where nothing is received for it
 */
export function findWebhooks(platform: string): ReceivedWebhooks {
  try {
    const received = findPlatformWebhooks(platform);
    if (received) return received;
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
  }
  throw new AppError('platform-not-found', 'No platform that is set up here receives webhooks at this address.');
}
