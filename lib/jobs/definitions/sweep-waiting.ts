import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: forgets people who waited at a door and whose page has fallen silent. */
export const sweepWaitingJob = defineJob({
  name: 'sweep-waiting',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
