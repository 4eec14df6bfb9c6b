import { z } from 'zod';
import { defineJob } from '../define-job';

/** Deletes the rooms that were left behind at one platform. A vendor that doesn't answer is asked again an hour later. */
export const sweepPlatformRoomsJob = defineJob({
  name: 'sweep-platform-rooms',
  payload: z.object({ platform: z.string() }),
  maxAttempts: 3,
});
