import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every ten minutes: sees to deliveries that wait although nothing works on them any more. */
export const rescueWebhookDeliveriesJob = defineJob({
  name: 'rescue-webhook-deliveries',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '*/10 * * * *',
});
