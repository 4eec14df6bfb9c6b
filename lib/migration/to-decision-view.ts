import type { Actor } from '../access/actor';
import { isAdmin } from '../access/policies';
import type { DecisionView } from '../schemas/decision';
import { listPlatforms } from '../video-platforms';
import type { Decision } from './decision';
import { describeDecision, type SettingsInsight } from './describe-decision';
import { describeSettingsTrouble, nameKeys } from './describe-settings';
import { labelOfPlatform } from './label-of-platform';

/** A decision as this caller may see it: only administrators see who moved a room, and which settings are missing. */
export function toDecisionView(
  decision: Decision & { planVersion?: number | null },
  options: { actor: Actor; at: Date },
): DecisionView {
  return {
    platform: decision.platform,
    reason: decision.reason,
    sentence: describeDecision(decision, {
      labelOf: labelOfPlatform,
      showsNames: isAdmin(options.actor),
      ...(isAdmin(options.actor) ? { settings: SETTINGS } : {}),
    }),
    steps: [...decision.steps],
    planVersion: decision.planVersion ?? null,
    at: options.at.toISOString(),
  };
}

const SETTINGS: SettingsInsight = {
  troubleOf: (id) => {
    const status = listPlatforms().find((platform) => platform.id === id);
    return status ? describeSettingsTrouble(status) : null;
  },
  keysOf: (id) => nameKeys(listPlatforms().find((platform) => platform.id === id)?.settings ?? []),
};
