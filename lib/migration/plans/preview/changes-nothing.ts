import type { MigrationState } from '../../../data/migration/plan-versions';
import type { Plan } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import type { Foresight } from '../foresee-plan';
import { isSamePlan } from './preview-hash';

/**
 * True where publishing a plan would only make one more version to roll back over: the one in force says the same, no wave
 * begins by it, and no pause is lifted with it.
 */
export function changesNothing(
  plan: Plan,
  how: {
    readonly inForce: PlanInForce | null;
    readonly foresight: Pick<Foresight, 'begun'>;
    readonly state: Pick<MigrationState, 'pausedAt'> | null;
    readonly resumes: boolean;
  },
): boolean {
  const { inForce, foresight, state, resumes } = how;
  const isLifted = resumes && state?.pausedAt != null;
  return inForce !== null && !isLifted && foresight.begun.length === 0 && isSamePlan(inForce.plan, plan);
}
