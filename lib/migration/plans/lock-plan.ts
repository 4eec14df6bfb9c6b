import { assertVersion } from '../../audit/assert-version';
import { lockMigrationState, type MigrationState } from '../../data/migration/plan-versions';
import type { SqlRunner } from '../../data/sql';
import { PLAN_SUBJECT } from './record-plan-change';

/**
 * The state of the migration, locked for a change until the transaction ends.
 * @param ifMatch the revision that the caller looked at; null where it doesn't mind
 * @throws AppError changed-meanwhile
 */
export async function lockPlan(transaction: SqlRunner, ifMatch: number | null): Promise<MigrationState> {
  const state = await lockMigrationState(transaction);
  await assertVersion(transaction, { ...PLAN_SUBJECT, ...state, version: state.revision }, ifMatch);
  return state;
}
