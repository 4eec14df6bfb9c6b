import { z } from 'zod';
import { defineJob } from '../define-job';

/** Puts the room's logo into its meeting's room at the vendor, where the vendor shows one. */
export const uploadLogoJob = defineJob({
  name: 'upload-logo',
  payload: z.object({ meetingId: z.uuid() }),
  // With growing pauses about an hour; after that the call is hardly worth it.
  maxAttempts: 8,
});
