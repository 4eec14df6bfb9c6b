import type { PlatformShare, RuleView, WaveView } from '../../schemas/migration-plan';
import type { PlanProgress, PlanRule, PlanWave } from '../../schemas/plan';
import { comparePlatforms } from '../../video-platforms';
import { describePausedWatch, describeRule, describeTiming, describeWave } from './plan-words';
import { countByPlatform, type SurveyedRoom, type TalliedPart } from './preview/survey-rooms';
import { soakEnd } from './steps/wave-schedule';
import { describeRuleTally, describeWaveTally } from './tally-parts';

/** The waves of a plan with their arithmetic and how far each has come. */
export function toWaveViews(
  waves: readonly TalliedPart<PlanWave>[],
  options: {
    readonly progress: PlanProgress;
    readonly begins?: readonly PlanWave[];
    /** Null where the plan isn't paused; else whether its waves are watched anew once it goes on. */
    readonly pause: { readonly watchesAnew: boolean } | null;
    readonly now: Date;
  },
): WaveView[] {
  const { progress, begins = [], pause, now } = options;
  return waves.map(({ part, tally }, index) => {
    const soaked = soakEnd(part, progress);
    const reached = begins.includes(part) ? 'begins' : stateOf(soaked, now);
    const isHalted = pause !== null && reached === 'watched';
    const state = isHalted ? 'paused' : reached;
    return {
      ...part,
      words: describeWave(part),
      timing: isHalted ? describePausedWatch(part, pause) : describeTiming(part, index, state === 'waiting'),
      arithmetic: describeWaveTally(part, tally),
      tally,
      state,
      // Foreseen only: nobody knows yet when somebody publishes.
      startedAt: begins.includes(part) ? null : (progress.waves[part.id]?.startedAt ?? null),
      soakedAt: begins.includes(part) || isHalted ? null : (soaked?.toISOString() ?? null),
    };
  });
}

function stateOf(soaked: Date | null, now: Date): 'waiting' | 'watched' | 'done' {
  if (soaked === null) return 'waiting';
  return soaked > now ? 'watched' : 'done';
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
