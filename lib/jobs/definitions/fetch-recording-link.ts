import { z } from 'zod';
import { defineJob } from '../define-job';

/** Asks a platform for the link to a recording that has just become ready. */
export const fetchRecordingLinkJob = defineJob({
  name: 'fetch-recording-link',
  payload: z.object({ recordingId: z.uuid() }),
  maxAttempts: 12,
});
