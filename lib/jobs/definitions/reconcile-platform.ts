import { z } from 'zod';
import { defineJob } from '../define-job';

/** Asks one platform who is in all those of its meetings that are due. */
export const reconcilePlatformJob = defineJob({
  name: 'reconcile-platform',
  payload: z.object({ platform: z.string().min(1) }),
  // No answer is asked for again by the clock.
  maxAttempts: 1,
});
