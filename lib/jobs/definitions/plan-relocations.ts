import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: calls that their vendor is about to end get a continuation, and moves that are overdue are made. */
export const planRelocationsJob = defineJob({
  name: 'plan-relocations',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
