import { wasDiskFullLately } from '../data/disk-full';
import { areJobsWell } from '../jobs/runtime/start-jobs';
import { doesDatabaseAnswer } from './check-database';
import { isStopping } from './stop-app';

type PartStatus = 'ok' | 'unwell';

/** How this process is, part by part. */
export interface Health {
  readonly status: PartStatus | 'stopping';
  readonly database: {
    readonly status: PartStatus;
    /** Where it is unwell: it doesn’t answer, or has no room left to write to. */
    readonly reason?: 'no-answer' | 'disk-full';
    readonly milliseconds: number;
  };
  readonly jobs: { readonly status: PartStatus };
}

const PATIENCE_MS = 3_000;

/** Asks the database a question and the workers how they are. Never throws. */
export async function checkHealth(): Promise<Health> {
  const startedAt = performance.now();
  const reason = await findDatabaseTrouble();
  const isDatabaseWell = reason === null;
  const database = {
    status: statusOf(isDatabaseWell),
    ...(reason === null ? {} : { reason }),
    milliseconds: Math.round(performance.now() - startedAt),
  };
  const jobs = { status: statusOf(areJobsWell()) };
  const isWell = isDatabaseWell && jobs.status === 'ok';
  // A balancer is to send nobody here any more, though the requests at hand are still answered.
  return { status: isStopping() ? 'stopping' : statusOf(isWell), database, jobs };
}

async function findDatabaseTrouble(): Promise<'no-answer' | 'disk-full' | null> {
  if (!(await doesDatabaseAnswer(PATIENCE_MS))) return 'no-answer';
  return wasDiskFullLately() ? 'disk-full' : null;
}

function statusOf(isWell: boolean): PartStatus {
  return isWell ? 'ok' : 'unwell';
}
