import fc from 'fast-check';
import type { ReconcileRules } from '@/lib/meetings/presence/presence-answer';
import { compareWithTruth } from './compare';
import { compareEnding } from './compare-ending';
import { dailyVendor } from './daily';
import { playHistory, type Step, stepArbitrary } from './history';
import { jaasVendor } from './jaas';
import { jitsiVendor } from './jitsi';
import { mockVendor } from './mock';
import type { ModelVendor } from './model-vendor';
import { noiseArbitrary } from './noise';
import { type Chapter, runHistory } from './run-history';
import { PAUSE_MS } from './timing';
import { wherebyVendor } from './whereby';

export const MODEL_VENDORS: readonly ModelVendor[] = [wherebyVendor, dailyVendor, jitsiVendor, jaasVendor, mockVendor];

/**
 * Whatever people did in the meetings of a room, and whatever became of the webhooks about it: after quiet and one
 * question, all is as it was.
 */
export function modelProperty(vendor: ModelVendor, rules?: ReconcileRules) {
  const steps = fc.array(stepArbitrary, { minLength: 1, maxLength: 16 });
  const scripts: fc.Arbitrary<Step[][]> = fc.oneof(
    { arbitrary: fc.tuple(steps), weight: 3 },
    { arbitrary: fc.tuple(fc.array(stepArbitrary, { minLength: 1, maxLength: 6 }), steps), weight: 1 },
  );
  return fc.asyncProperty(scripts, noiseArbitrary, async (drawn, noise) => {
    const chapters = playChapters(vendor, drawn);
    const outcomes = await runHistory(vendor, chapters, noise, rules);
    const problems: string[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      const chapter = chapters[index];
      if (!chapter) continue;
      problems.push(...(await compareWithTruth(vendor, chapter.history, outcome)));
      problems.push(...(await compareEnding(vendor, chapter, outcome, noise)));
    }
    if (problems.length > 0) throw new Error([...problems, `noise: ${JSON.stringify(noise)}`].join('\n'));
  });
}

/** Meetings of one room, the next one long after the one before. Time only goes on, from one history to the next as well. */
function playChapters(vendor: ModelVendor, scripts: readonly (readonly Step[])[]): readonly Chapter[] {
  const chapters: Chapter[] = [];
  let base = Date.now() + PAUSE_MS;
  for (const [index, script] of scripts.entries()) {
    const isLeftInTheEnd = index < scripts.length - 1;
    const history = playHistory(script, vendor.habits, base, { isLeftInTheEnd });
    chapters.push({ history, base });
    base = history.endsAt + PAUSE_MS;
  }
  return chapters;
}
