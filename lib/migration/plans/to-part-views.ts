import type { PlatformShare, RuleView, WaveView } from '../../schemas/migration-plan';
import type { PlanRule, PlanWave } from '../../schemas/plan';
import { comparePlatforms } from '../../video-platforms';
import { describePausedWatch, describeRule, describeTiming, describeWave } from './plan-words';
import { countByPlatform, type SurveyedRoom, type TalliedPart } from './preview/survey-rooms';
import { findWatch, isByGuard, type PlanCourse, type WaveWatch } from './steps/wave-watch';
import { describeRuleTally, describeWaveTally } from './tally-parts';

/** The waves of a plan with their arithmetic and how far each has come. */
export function toWaveViews(
  waves: readonly TalliedPart<PlanWave>[],
  options: { readonly course: PlanCourse; readonly begins?: readonly PlanWave[]; readonly now: Date },
): WaveView[] {
  const { course, begins = [], now } = options;
  const { progress, pause } = course;
  return waves.map(({ part, tally }, index) => {
    const watch = findWatch(part, course, now);
    const state = begins.includes(part) ? 'begins' : stateOf(watch);
    return {
      ...part,
      words: describeWave(part),
      timing:
        pause && watch && state === 'paused'
          ? describePausedWatch(part, { leftMs: watch.leftMs, startsAnew: isByGuard(pause) })
          : describeTiming(part, index, state === 'waiting'),
      arithmetic: describeWaveTally(part, tally),
      tally,
      state,
      // Foreseen only: nobody knows yet when somebody publishes.
      startedAt: begins.includes(part) ? null : (progress.waves[part.id]?.startedAt ?? null),
      soakedAt: begins.includes(part) ? null : (watch?.soakedAt?.toISOString() ?? null),
    };
  });
}

function stateOf(watch: WaveWatch | null): 'waiting' | 'watched' | 'paused' | 'done' {
  if (watch === null) return 'waiting';
  if (watch.leftMs === 0) return 'done';
  return watch.soakedAt === null ? 'paused' : 'watched';
}

export function toRuleViews(rules: readonly TalliedPart<PlanRule>[]): RuleView[] {
  return rules.map(({ part, tally }) => ({
    ...part,
    words: describeRule(part),
    arithmetic: describeRuleTally(part, tally),
    tally,
  }));
}

/** How many rooms meet where: now, once the plan is published, and once all its waves have begun. */
export function toPlatformShares(surveyed: readonly SurveyedRoom[]): PlatformShare[] {
  const now = countByPlatform(surveyed.map(({ before }) => before));
  const after = countByPlatform(surveyed.map(({ after: decision }) => decision));
  const done = countByPlatform(surveyed.map(({ done: decision }) => decision));
  const homes = new Map<string | null, number>();
  for (const { room } of surveyed) homes.set(room.room.platform, (homes.get(room.room.platform) ?? 0) + 1);
  const platforms = new Set([...homes.keys(), ...now.keys(), ...after.keys(), ...done.keys()]);
  return [...platforms]
    .map((platform) => ({
      platform,
      homes: homes.get(platform) ?? 0,
      now: now.get(platform) ?? 0,
      after: after.get(platform) ?? 0,
      done: done.get(platform) ?? 0,
    }))
    .toSorted((one, other) => comparePlatforms(one.platform, other.platform));
}
