import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: settles reservations that nobody holds any more and meetings whose own job was lost. */
export const sweepMeetingsJob = defineJob({
  name: 'sweep-meetings',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
