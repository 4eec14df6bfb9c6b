import { z } from 'zod';
import { defineJob } from '../define-job';

/** Moves the people of a meeting when that was planned for; where the plan was called off, it does nothing. */
export const relocateMeetingJob = defineJob({
  name: 'relocate-meeting',
  payload: z.object({ meetingId: z.uuid() }),
});
