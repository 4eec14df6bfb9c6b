import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every night: deletes webhook deliveries that are older than they are to be kept. */
export const forgetWebhookDeliveriesJob = defineJob({
  name: 'forget-webhook-deliveries',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '17 3 * * *',
});
