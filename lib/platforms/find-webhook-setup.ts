import { getSettings } from '../env/settings';
import { AppError } from '../errors/app-error';
import type { WebhookSetupView } from '../schemas/platform';
import { getPlatformClient, type PlatformStatus } from '../video-platforms';
import type { PlatformWebhookSetup, WebhookSubscription } from '../video-platforms/contract';
import { findPlatformOrThrow } from './find-platform';

export interface FoundWebhookSetup {
  readonly platform: PlatformStatus;
  readonly setup: PlatformWebhookSetup;
  /** Where this installation receives the platform's webhooks. */
  readonly expectedUrl: string;
}

/**
 * How a platform's webhooks are set up.
 * @throws AppError platform-not-found; not-found where that is done by hand
 * @throws VideoPlatformError not-configured
 */
export function findWebhookSetup(platformId: string): FoundWebhookSetup {
  const platform = findPlatformOrThrow(platformId);
  const { webhookSetup: setup } = getPlatformClient(platform.id);
  if (!setup) {
    throw new AppError(
      'not-found',
      `The webhooks of ${platform.label} are set up by hand, in its own console or files.`,
    );
  }
  const expectedUrl = `${getSettings().PUBLIC_URL}/api/webhooks/${encodeURIComponent(platform.id)}`;
  return { platform, setup, expectedUrl };
}

/** What an administrator sees of it. Webhooks that work but go to another installation are no help to this one. */
export function toWebhookSetupView(
  { platform, expectedUrl }: FoundWebhookSetup,
  { state, message, url }: WebhookSubscription,
): WebhookSetupView {
  if (state !== 'active' || url === null || url === expectedUrl) return { state, message, url, expectedUrl };
  const elsewhere = `${platform.label} sends its webhooks to another address, ${url}. Setting them up here takes them from there.`;
  return { state: 'broken', message: elsewhere, url, expectedUrl };
}
