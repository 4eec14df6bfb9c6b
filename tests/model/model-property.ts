import fc from 'fast-check';
import type { ReconcileRules } from '@/lib/meetings/presence-answer';
import { compareWithTruth } from './compare';
import { dailyVendor } from './daily';
import { playHistory, stepArbitrary } from './history';
import { jaasVendor } from './jaas';
import { jitsiVendor } from './jitsi';
import { mockVendor } from './mock';
import type { ModelVendor } from './model-vendor';
import { noiseArbitrary } from './noise';
import { runHistory } from './run-history';
import { wherebyVendor } from './whereby';

export const MODEL_VENDORS: readonly ModelVendor[] = [wherebyVendor, dailyVendor, jitsiVendor, jaasVendor, mockVendor];

const QUIET_MS = 20 * 60_000;

/** Whatever people did and whatever became of the webhooks about it: after quiet and one question, all is as it was. */
export function modelProperty(vendor: ModelVendor, rules?: ReconcileRules) {
  const steps = fc.array(stepArbitrary, { minLength: 1, maxLength: 16 });
  return fc.asyncProperty(steps, noiseArbitrary, async (script, noise) => {
    const length = playHistory(script, vendor.habits, 0).endsAt;
    // So that everything is over just now: pages are judged by the database's own clock.
    const base = Date.now() - length - QUIET_MS;
    const history = playHistory(script, vendor.habits, base);
    const outcome = await runHistory(vendor, history, noise, { base, ...(rules ? { rules } : {}) });
    const problems = await compareWithTruth(vendor, history, outcome, noise);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
}
