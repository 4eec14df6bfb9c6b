import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every hour: deletes records of calls to vendors after a month, and counts of limits that limit nobody any more. */
export const forgetVendorCallsJob = defineJob({
  name: 'forget-vendor-calls',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '43 * * * *',
});
