import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import type { WebhookSetupView } from '../schemas/platform';
import { findWebhookSetup, toWebhookSetupView } from './find-webhook-setup';

/**
 * How a platform's webhooks to this installation are doing, as the platform says.
 * @throws AppError not-signed-in, forbidden, platform-not-found; not-found where they are set up by hand
 * @throws VideoPlatformError where the platform isn't set up or doesn't answer
 */
export async function getWebhookSetup(asked: { actor: Actor; platformId: string }): Promise<WebhookSetupView> {
  requireAdmin(asked.actor);
  const found = findWebhookSetup(asked.platformId);
  return toWebhookSetupView(found, await found.setup.getSubscription());
}
