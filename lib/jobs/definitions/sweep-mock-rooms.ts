import { z } from 'zod';
import { defineJob } from '../define-job';

/** Closes connections of the demo vendor whose page went silent, and rooms whose time is up. */
export const sweepMockRoomsJob = defineJob({
  name: 'sweep-mock-rooms',
  payload: z.object({}),
  maxAttempts: 3,
  // Also each minute: whatever asked for a sweep may have died before it did.
  cron: '* * * * *',
});
