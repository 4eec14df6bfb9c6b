import type { Actor } from '../access/actor';
import { isAdmin, isSignedIn } from '../access/policies';
import type { DecisionView, ForeseenDecisionView } from '../schemas/decision';
import type { Decision, PlatformDoubt, PlatformFacts } from './decision';
import { SETTINGS_INSIGHT } from './environment/settings-insight';
import { findDoubt } from './find-doubt';
import { describeDecision } from './words/describe-decision';
import { describeDecisionToGuests } from './words/describe-decision-to-guests';
import { describeStep } from './words/describe-step';
import { labelOfPlatform } from './words/label-of-platform';

/** A decision as this caller may see it: only administrators see who moved a room, and which settings are missing. */
export function toDecisionView(
  decision: Decision,
  options: { actor: Actor; at: Date; now?: Date; doubt?: PlatformDoubt | null },
): DecisionView {
  const { doubt = null } = options;
  const reader = {
    doubt,
    labelOf: labelOfPlatform,
    showsNames: isAdmin(options.actor),
    now: options.now ?? new Date(),
    ...(isAdmin(options.actor) ? { settings: SETTINGS_INSIGHT } : {}),
  };
  // Older decisions were kept without the part.
  const steps = decision.steps.map((step) => ({ ...step, part: step.part ?? null }));
  return {
    platform: decision.platform,
    reason: decision.reason,
    sentence: isSignedIn(options.actor)
      ? describeDecision(decision, reader)
      : describeDecisionToGuests({ ...decision, doubt }, labelOfPlatform),
    steps: steps.map((step) => ({ ...step, explanation: describeStep(step, decision, reader) })),
    planVersion: decision.planVersion,
    at: options.at.toISOString(),
  };
}

/** A decision that is only foreseen, with the doubt that there is about its platform as things are. */
export function toForeseenDecisionView(
  decision: Decision,
  { platforms, ...options }: { actor: Actor; at: Date; platforms: readonly PlatformFacts[] },
): ForeseenDecisionView {
  const doubt = findDoubt(decision, platforms);
  return { ...toDecisionView(decision, { ...options, doubt }), doubt };
}
