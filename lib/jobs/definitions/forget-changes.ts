import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every ten minutes: deletes changes that listeners were told of more than an hour ago. */
export const forgetChangesJob = defineJob({
  name: 'forget-changes',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '*/10 * * * *',
});
