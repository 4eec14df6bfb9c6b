import { z } from 'zod';
import { defineJob } from '../define-job';

/** Deletes failed sign-ins that no longer slow anybody, so that guessing at made-up accounts doesn't fill the table. */
export const forgetSignInFailuresJob = defineJob({
  name: 'forget-sign-in-failures',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '17 * * * *',
});
