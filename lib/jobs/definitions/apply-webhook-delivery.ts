import { z } from 'zod';
import { defineJob } from '../define-job';

/** Applies one stored webhook delivery. */
export const applyWebhookDeliveryJob = defineJob({
  name: 'apply-webhook-delivery',
  payload: z.object({ deliveryId: z.uuid() }),
  maxAttempts: 10,
});
