import type { z } from 'zod';
import { AppError } from '../../errors/app-error';
import type { JobContext, JobDefinition, JobHandler } from '../define-job';

/** A job with its way to its handler; what the workers run. */
export interface RegisteredJob {
  readonly definition: JobDefinition;
  /** Parses the payload, then loads and calls the handler. */
  run(payload: unknown, context: JobContext): Promise<void>;
}

/** Brings a definition and its handler together. The handler's code is loaded when the first such job runs. */
export function registerJob<Payload extends z.ZodType>(
  definition: JobDefinition<Payload>,
  load: () => Promise<{ handle: JobHandler<z.output<Payload>> }>,
): RegisteredJob {
  return {
    definition,
    async run(payload, context) {
      const parsed = definition.payload.safeParse(withoutCronNote(payload));
      if (!parsed.success) {
        throw new AppError(
          'invalid-request',
          `The job ${definition.name} was queued with a payload that it can’t read.`,
          {
            details: { issues: parsed.error.issues },
          },
        );
      }
      const { handle } = await load();
      await handle(parsed.data, context);
    },
  };
}

/** graphile-worker adds to a scheduled job's payload when it was due; that is no business of ours. */
function withoutCronNote(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('_cron' in payload)) return payload;
  const { _cron, ...rest } = payload;
  return rest;
}
