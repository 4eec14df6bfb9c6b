import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import type { WebhookRefusalView } from '../schemas/webhook-statistics';
import { findWebhookSecretSetting } from '../video-platforms';
import { listCountedRefusals } from './count-refusals';
import { describeRefusals } from './describe-refusals';

/** Deliveries of the last hour that were refused for their signature. @throws AppError not-signed-in, forbidden */
export function listWebhookRefusals(actor: Actor, now: Date): { items: WebhookRefusalView[] } {
  requireAdmin(actor);
  return {
    items: listCountedRefusals(now).map(({ platform, refused, reasons, lastAt }) => ({
      platform,
      refused,
      lastAt: lastAt.toISOString(),
      ...describeRefusals({
        reasons,
        label: labelOfPlatform(platform),
        secretSetting: findWebhookSecretSetting(platform),
      }),
    })),
  };
}
