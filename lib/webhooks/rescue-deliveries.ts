import { sql } from '../data/sql';
import { failGivenUpDeliveries, listForgottenDeliveries } from '../data/webhooks/webhook-retention';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';
import { enqueueJobs } from '../jobs/queue';

/** No delivery waits longer than this while its job is done or tried again. */
const OLD_MS = 10 * 60_000;
const AT_ONCE = 1_000;

const GIVEN_UP =
  'Patchbay was stopped each time while it applied this, and does not try again by itself. Nothing was changed; replay it.';

/**
 * No delivery waits for ever. One whose job was given up without a word, because the process died under every try, is
 * kept as failed; one that has no job at all gets a new one.
 */
export async function rescueDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - OLD_MS);
  await failGivenUpDeliveries(applyWebhookDeliveryJob.name, before, GIVEN_UP);
  const forgotten = await listForgottenDeliveries(applyWebhookDeliveryJob.name, before, AT_ONCE);
  await enqueueJobs(
    sql,
    applyWebhookDeliveryJob,
    forgotten.map((deliveryId) => ({
      payload: { deliveryId },
      options: { jobKey: `${applyWebhookDeliveryJob.name}:${deliveryId}` },
    })),
  );
}
