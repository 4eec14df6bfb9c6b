import { findPlanVersion, listPlanVersions, type PlanVersion } from '../../../data/migration/plan-versions';
import type { SqlRunner } from '../../../data/sql';

/** Stands for the time before the first version: no plan. */
export const NO_PLAN = 0;

/** How many versions are looked through. A rollback past more of them has to name its target. */
const LONGEST_LOOK_BACK = 200;

/**
 * The version that a rollback goes to where nobody says otherwise: the last one before what is in force that was not
 * itself undone. A rollback, or a settlement taken back, counts as the version that it copied, so rolling back twice goes
 * back two steps. Null where
 * there is nothing left to go back to.
 */
export async function findRollbackTarget(inForce: number | null, runner?: SqlRunner): Promise<number | null> {
  if (inForce === null) return null;
  const stands = await findOriginal(inForce, runner);
  if (stands === NO_PLAN) return null;
  const { items } = await listPlanVersions({ limit: LONGEST_LOOK_BACK, cursor: undefined }, runner);
  return items.find(({ version, isUndone }) => version < stands && !isUndone)?.version ?? NO_PLAN;
}

/** The version whose rules hold: of a copy, and of a copy of a copy, the one that it all began with. */
async function findOriginal(version: number, runner?: SqlRunner): Promise<number> {
  let found: PlanVersion | null = await findPlanVersion(version, runner);
  while ((found?.kind === 'rollback' || found?.kind === 'unsettle') && found.copies !== null) {
    if (found.copies === NO_PLAN) return NO_PLAN;
    found = await findPlanVersion(found.copies, runner);
  }
  return found?.version ?? version;
}
