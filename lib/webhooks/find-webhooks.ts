import { AppError } from '../errors/app-error';
import { getPlatformClient, getPlatformConfig } from '../video-platforms';
import type { PlatformWebhooks } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';

/**
 * How a platform's deliveries are read, and the secrets that they may be signed with, the newest one first.
 * @throws AppError platform-not-found where nothing is received for it
 */
export function findWebhooks(platform: string): { webhooks: PlatformWebhooks; secrets: readonly string[] } {
  try {
    const config = getPlatformConfig(platform);
    const { webhooks } = getPlatformClient(platform, config);
    if (webhooks) return { webhooks, secrets: config.webhookSecrets };
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
  }
  throw new AppError('platform-not-found', 'No platform that is set up here receives webhooks at this address.');
}
