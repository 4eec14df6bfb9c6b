import type { PlanInForce } from '../migration/plan-in-force';
import { timeWords } from '../migration/plans/plan-words';
import { describePause, type Pause } from '../migration/plans/steps/describe-next-step';
import { findNextStep } from '../migration/plans/steps/wave-schedule';
import { findWatch, type PlanCourse } from '../migration/plans/steps/wave-watch';
import type { KillSwitchOfPlan } from '../schemas/migration-plan';
import type { RunningPlanView } from '../schemas/overview';
import { partName, partTitle } from '../schemas/part-name';

/** The plan in force and how far it has come, in the few words that fit beside everything else. */
export function describeRunningPlan(
  inForce: PlanInForce,
  around: { readonly switchedOff: readonly KillSwitchOfPlan[]; readonly pause: Pause; readonly now: Date },
): RunningPlanView {
  const { plan } = inForce;
  return {
    version: inForce.version,
    publishedBy: inForce.publishedBy,
    publishedAt: inForce.publishedAt.toISOString(),
    isPaused: inForce.pause !== null,
    wave: findRunningWave(inForce, around.now),
    waves: plan.waves.length,
    rules: plan.rules.length,
    next: describeNext(inForce, { ...around, isStopped: around.switchedOff.some(({ stops }) => stops > 0) }),
  };
}

function findRunningWave(inForce: PlanInForce, now: Date): RunningPlanView['wave'] {
  const { plan, progress } = inForce;
  const index = plan.waves.findLastIndex(({ id }) => Object.hasOwn(progress.waves, id));
  const wave = plan.waves[index];
  const startedAt = wave && progress.waves[wave.id]?.startedAt;
  if (!wave || !startedAt) return null;
  const { id, percentage, from, to } = wave;
  const watchedUntil = findWatch(wave, inForce, now)?.soakedAt?.toISOString() ?? null;
  return { id, number: index + 1, percentage, from, to, startedAt, watchedUntil };
}

function describeNext(
  course: PlanCourse,
  { isStopped, pause, now }: { readonly isStopped: boolean; readonly pause: Pause; readonly now: Date },
): string {
  const step = findNextStep(course, now);
  const { kind, wave, at } = step;
  const name = partTitle('wave', wave ?? '');
  switch (kind) {
    case 'begins':
      return at !== null && at <= now
        ? `${name} begins within a minute.`
        : `${name} begins by itself at ${timeWords(at ?? now)}.`;
    case 'by-hand':
      return at !== null && at > now
        ? `${name} begins by hand, best not before ${timeWords(at)}.`
        : `${name} waits to be begun by hand.`;
    case 'watching':
      return `All waves have begun; ${partName('wave', wave ?? '')} is watched until ${timeWords(at ?? now)}.`;
    case 'paused':
      return describePause(step, pause);
    case 'finished':
      return isStopped
        ? 'All waves have begun and were watched, but not all of their rooms can move now.'
        : 'All waves have begun and were watched.';
    case 'nothing':
      if (isStopped) return 'Nothing begins by itself, and not all moves can be made now.';
      return course.plan.rules.length > 0
        ? 'The plan has rules only, and they hold already.'
        : 'No plan moves any room now.';
    default:
      return kind satisfies never;
  }
}
