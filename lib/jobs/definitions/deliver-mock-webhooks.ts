import { z } from 'zod';
import { defineJob } from '../define-job';

/** Sends what waits in the demo vendor's outbox. */
export const deliverMockWebhooksJob = defineJob({
  name: 'deliver-mock-webhooks',
  payload: z.object({}),
  maxAttempts: 10,
});
