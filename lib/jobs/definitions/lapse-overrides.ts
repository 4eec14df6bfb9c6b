import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: moves by hand whose time is over are written down in the audit log. */
export const lapseOverridesJob = defineJob({
  name: 'lapse-overrides',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
