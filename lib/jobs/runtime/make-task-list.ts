import type { Job, TaskList } from 'graphile-worker';
import type { Clock } from '../../clock';
import { makeLastAttempt, postponeNextAttempt } from '../../data/jobs/job-queue';
import { getLog } from '../../log';
import { judgeFailure } from '../judge-failure';
import type { RegisteredJob } from './register-job';

/** The jobs as graphile-worker wants them: by name, each one parsing, running and judging its own failure. */
export function makeTaskList(jobs: readonly RegisteredJob[], now: Clock): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    tasks[job.definition.name] = async (payload, helpers) => {
      try {
        await job.run(payload, { now, isLastAttempt: isLastAttempt(helpers.job) });
      } catch (error) {
        await settleFailure(helpers.job, error);
        throw error;
      }
    };
  }
  return tasks;
}

/** The attempt that runs is counted already. */
function isLastAttempt(job: Job): boolean {
  return job.attempts >= job.max_attempts;
}

async function settleFailure(job: Job, error: unknown): Promise<void> {
  const verdict = judgeFailure(error);
  const isFinal = verdict.isFinal || isLastAttempt(job);
  const event = isFinal ? 'job.failed' : 'job.retried';
  getLog()[isFinal ? 'error' : 'warn'](
    { event, job: job.task_identifier, jobId: job.id, attempt: job.attempts, of: job.max_attempts, err: error },
    isFinal ? 'A job failed for good' : 'A job failed and is tried again',
  );
  try {
    if (verdict.isFinal) await makeLastAttempt(job.id);
    else if (verdict.retryAfterMs !== null) await postponeNextAttempt(job.id, verdict.retryAfterMs);
  } catch (settling) {
    // The job's own failure is what matters: it is tried again, at worst once too often.
    getLog().warn({ event: 'job.unsettled', jobId: job.id, err: settling }, "A job's failure could not be settled");
  }
}
