import type { Actor } from '../access/actor';
import { isAdmin } from '../access/policies';
import type { DecisionView } from '../schemas/decision';

import type { Decision } from './decision';
import { describeDecision } from './describe-decision';
import { labelOfPlatform } from './label-of-platform';

/** A decision as this caller may see it: only administrators see who moved a room. */
export function toDecisionView(
  decision: Decision & { planVersion?: number | null },
  options: { actor: Actor; at: Date },
): DecisionView {
  return {
    platform: decision.platform,
    reason: decision.reason,
    sentence: describeDecision(decision, { labelOf: labelOfPlatform, showsNames: isAdmin(options.actor) }),
    steps: [...decision.steps],
    planVersion: decision.planVersion ?? null,
    at: options.at.toISOString(),
  };
}
