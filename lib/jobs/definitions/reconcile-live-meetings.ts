import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: plans when each platform with open meetings is asked who is in them. */
export const reconcileLiveMeetingsJob = defineJob({
  name: 'reconcile-live-meetings',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
