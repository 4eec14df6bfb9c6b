import { z } from 'zod';
import { defineJob } from '../define-job';

/** Ends and deletes a meeting's room at the vendor, once the meeting is over here. */
export const closeVendorRoomJob = defineJob({
  name: 'close-vendor-room',
  payload: z.object({ meetingId: z.uuid() }),
  maxAttempts: 12,
});
