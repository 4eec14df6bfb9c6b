import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every hour: one sweep for each platform that makes rooms. */
export const sweepVendorRoomsJob = defineJob({
  name: 'sweep-vendor-rooms',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '23 * * * *',
});
