import { z } from 'zod';
import { openPool } from '@/lib/data/pool';
import { defineJob } from '@/lib/jobs/define-job';
import { registerJob } from '@/lib/jobs/runtime/register-job';
import { startJobs } from '@/lib/jobs/runtime/start-jobs';

// A process of its own for a test to kill: it takes the job `hang` and never finishes it. It says so to its parent.
const hangJob = defineJob({ name: 'hang', payload: z.unknown() });

openPool(process.argv[2] ?? '', 4, () => undefined);
await startJobs({
  role: 'worker',
  jobs: [
    registerJob(hangJob, async () => ({
      handle: () => {
        process.send?.('hanging');
        return new Promise<void>(() => undefined);
      },
    })),
  ],
});
