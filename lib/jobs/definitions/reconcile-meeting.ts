import { z } from 'zod';
import { defineJob } from '../define-job';

/** Asks one meeting's vendor who is in, a few seconds after it told of a change. */
export const reconcileMeetingJob = defineJob({
  name: 'reconcile-meeting',
  payload: z.object({ meetingId: z.uuid() }),
  // No answer is asked for again by the clock.
  maxAttempts: 1,
});
