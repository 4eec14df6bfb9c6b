import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every ten minutes: rooms of long calls are kept open at their vendor. */
export const extendVendorRoomsJob = defineJob({
  name: 'extend-vendor-rooms',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '*/10 * * * *',
});
