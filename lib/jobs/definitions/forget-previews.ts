import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every hour: deletes previews of plans that are too old to be published. */
export const forgetPreviewsJob = defineJob({
  name: 'forget-previews',
  payload: z.unknown(),
  maxAttempts: 3,
  cron: '29 * * * *',
});
