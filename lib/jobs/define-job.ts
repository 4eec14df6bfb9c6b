import type { z } from 'zod';
import type { Clock } from '../clock';

/** Tries a job gets when its definition doesn't say: with the growing pauses between them about four days. */
const DEFAULT_MAX_ATTEMPTS = 25;

export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** verb-noun, the same as its file's. It is written into the queue: renaming one strands the jobs that wait. */
  readonly name: string;
  /** What the payload must be when the job runs. It was written by an older version of this code, perhaps. */
  readonly payload: Payload;
  readonly maxAttempts: number;
  /** When it also runs by itself: minute, hour, day, month, weekday in UTC. Its payload is then `{}`. */
  readonly cron: string | null;
}

/** What a handler gets besides its payload. */
export interface JobContext {
  readonly now: Clock;
  /** True where a failure of this attempt is the end of the job, whatever it fails with. */
  readonly isLastAttempt: boolean;
}

/** Must be safe to run twice, also at the same moment: a process may die after the work and before saying so. */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** Describes a job. Its handler lies beside it in `<name>.handler.ts`; `runtime/registry.ts` brings the two together. */
export function defineJob<Payload extends z.ZodType>(options: {
  name: string;
  payload: Payload;
  maxAttempts?: number;
  cron?: string;
}): JobDefinition<Payload> {
  return Object.freeze({
    name: options.name,
    payload: options.payload,
    maxAttempts: options.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
    cron: options.cron ?? null,
  });
}
