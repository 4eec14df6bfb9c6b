import { gatherWork } from '../data/gather-work';
import { insertWebhookDeliveries, type NewDelivery } from '../data/webhooks/webhook-inbox';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';

/**
 * Stores a delivery with the job that applies it, and resolves once both are committed. Those that come while others are
 * being written are written together: a rush costs one commit for many.
 */
export const storeDelivery = gatherWork<NewDelivery, void>('webhook-inbox', async (deliveries) => {
  await insertWebhookDeliveries(applyWebhookDeliveryJob, [...deliveries].sort(byEventId));
  return [];
});

/** In one order everywhere, so that two statements with the same repetitions never wait for each other in a circle. */
function byEventId(one: NewDelivery, other: NewDelivery): number {
  return (one.eventId ?? '') < (other.eventId ?? '') ? -1 : 1;
}
