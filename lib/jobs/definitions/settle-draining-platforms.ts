import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: platforms that were draining and have no call left are switched off. */
export const settleDrainingPlatformsJob = defineJob({
  name: 'settle-draining-platforms',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
