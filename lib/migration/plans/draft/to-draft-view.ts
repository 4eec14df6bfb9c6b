import type { MigrationDraft } from '../../../data/migration/migration-drafts';
import type { DraftView } from '../../../schemas/migration-draft';
import type { PlanInForce } from '../../plan-in-force';
import { diffPlans } from './diff-plans';
import type { PlanSurroundings } from './plan-problem';
import { checkPlan } from './require-sound-plan';

/** The draft with what it would change and what is wrong with it by now: platforms and rooms change under it. */
export function toDraftView(
  draft: MigrationDraft,
  { inForce, surroundings }: { readonly inForce: PlanInForce | null; readonly surroundings: PlanSurroundings },
): DraftView {
  const { errors, warnings } = checkPlan(draft.plan, surroundings, inForce);
  return {
    plan: draft.plan,
    note: draft.note,
    basedOn: draft.basedOn,
    isOutdated: draft.basedOn !== (inForce?.version ?? null),
    isReshuffle: isReshuffle(draft.plan, inForce),
    revision: draft.revision,
    updatedAt: draft.updatedAt.toISOString(),
    updatedBy: draft.updatedBy,
    changes: diffPlans(inForce?.plan ?? null, draft.plan),
    problems: errors,
    warnings,
  };
}

export function isReshuffle(plan: { readonly salt: string }, inForce: PlanInForce | null): boolean {
  return inForce !== null && inForce.plan.salt !== plan.salt;
}
