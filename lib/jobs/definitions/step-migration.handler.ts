import { stepMigration } from '../../migration/plans/steps/step-migration';
import type { JobContext } from '../define-job';

export async function handle(_: unknown, { now }: JobContext): Promise<void> {
  await stepMigration(now());
}
