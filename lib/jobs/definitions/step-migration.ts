import { z } from 'zod';
import { defineJob } from '../define-job';

/** Every minute: begins the waves of the plan whose time has come, or pauses it where one fails too often. */
export const stepMigrationJob = defineJob({
  name: 'step-migration',
  payload: z.unknown(),
  maxAttempts: 1,
  cron: '* * * * *',
});
