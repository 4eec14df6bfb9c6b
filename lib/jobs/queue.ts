import 'server-only';
import type { z } from 'zod';
import type { SqlRunner } from '../data/sql';
import type { JobDefinition } from './define-job';

export interface EnqueueOptions {
  /** Not before this time; at once where it is left out. */
  readonly runAt?: Date;
  /**
   * At most one waiting job has this key: enqueueing again replaces its payload and time. A job that already runs is
   * left alone, and a new one waits behind it, as what it read may be out of date. Begin it with the job's name.
   */
  readonly jobKey?: string;
}

/**
 * Puts a job into the queue. With a transaction as `runner` it exists only if the transaction is committed, and workers
 * hear of it then.
 * @throws ZodError when the payload isn't what the definition says
 */
export async function enqueueJob<Payload extends z.ZodType>(
  runner: SqlRunner,
  job: JobDefinition<Payload>,
  payload: z.input<Payload>,
  options: EnqueueOptions = {},
): Promise<void> {
  job.payload.parse(payload);
  await runner.query({
    name: 'jobs-enqueue',
    text: `SELECT 1 FROM graphile_worker.add_job(
             $1::text, $2::json, run_at => $3::timestamptz, max_attempts => $4::int, job_key => $5::text)`,
    values: [job.name, JSON.stringify(payload ?? {}), options.runAt ?? null, job.maxAttempts, options.jobKey ?? null],
  });
}

/**
 * The same for several jobs of one kind, in one statement. No two may have one key.
 * @throws ZodError when a payload isn't what the definition says
 */
export async function enqueueJobs<Payload extends z.ZodType>(
  runner: SqlRunner,
  job: JobDefinition<Payload>,
  jobs: readonly { readonly payload: z.input<Payload>; readonly options?: EnqueueOptions }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ payload, options = {} }) => {
    job.payload.parse(payload);
    return {
      identifier: job.name,
      payload: payload ?? {},
      run_at: options.runAt ?? null,
      max_attempts: job.maxAttempts,
      job_key: options.jobKey ?? null,
    };
  });
  await runner.query({
    name: 'jobs-enqueue-several',
    text: `SELECT 1 FROM graphile_worker.add_jobs(ARRAY(
             SELECT json_populate_record(NULL::graphile_worker.job_spec, spec) FROM json_array_elements($1::json) AS spec))`,
    values: [JSON.stringify(specs)],
  });
}
