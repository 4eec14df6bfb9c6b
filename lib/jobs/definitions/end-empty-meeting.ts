import { z } from 'zod';
import { defineJob } from '../define-job';

/** Looks at one meeting when its grace period is over, and ends it if nobody is there. */
export const endEmptyMeetingJob = defineJob({
  name: 'end-empty-meeting',
  payload: z.object({ meetingId: z.uuid() }),
  maxAttempts: 10,
});
