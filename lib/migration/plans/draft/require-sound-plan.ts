import { AppError } from '../../../errors/app-error';
import type { Plan } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import { carryProgress } from '../steps/wave-schedule';
import { findPlanProblems } from './find-plan-problems';
import type { PlanProblem, PlanSurroundings } from './plan-problem';

/** Waves that go on from the plan in force. */
function goingOn(plan: Plan, inForce: PlanInForce | null): ReadonlySet<string> {
  return new Set(Object.keys(carryProgress(inForce, plan).waves));
}

export function checkPlan(plan: Plan, surroundings: PlanSurroundings, inForce: PlanInForce | null) {
  return findPlanProblems(plan, surroundings, goingOn(plan, inForce));
}

/**
 * Refuses a plan that is impossible, with every place and reason.
 * @param prefix what stands before the places where the plan is part of a body: `plan.`
 * @returns what is odd about it and keeps nothing back
 * @throws AppError invalid-request
 */
export function requireSoundPlan(
  plan: Plan,
  surroundings: PlanSurroundings,
  inForce: PlanInForce | null,
  prefix = '',
): PlanProblem[] {
  const { errors, warnings } = checkPlan(plan, surroundings, inForce);
  const [first] = errors;
  if (!first) return warnings;
  const place = ({ path, message }: PlanProblem) => ({ path: `${prefix}${path}`, message });
  const more =
    errors.length > 1 ? ` ${errors.length - 1} more ${errors.length === 2 ? 'place is' : 'places are'} wrong.` : '';
  const isSentence = /^[\p{Lu}“]/u.test(first.message);
  const { path } = place(first);
  const detail = isSentence ? `\`${path}\`: ${first.message}` : `\`${path}\` ${first.message}`;
  throw new AppError('invalid-request', `${detail}${more}`, {
    details: { errors: errors.map(place), warnings: warnings.map(place) },
  });
}
