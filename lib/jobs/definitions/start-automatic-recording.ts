import { z } from 'zod';
import { defineJob } from '../define-job';

/** Starts recording a meeting whose room is set to be recorded by itself, once a host is in. Plans its own next try. */
export const startAutomaticRecordingJob = defineJob({
  name: 'start-automatic-recording',
  payload: z.object({ meetingId: z.uuid(), attempt: z.int().min(1) }),
  maxAttempts: 5,
});
