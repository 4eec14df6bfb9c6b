import type { FreezeWindow, Plan, PlanProgress, PlanWave, WaveProgress } from '../../../schemas/plan';
import { findWatch, findWatchedWaves, type PlanCourse } from './wave-watch';

/** How far a plan is with its waves: the next thing that happens, and when. */
export interface NextStep {
  /**
   * `begins`: by itself, at `at`; `by-hand`: when an administrator says so, not before `at`; `watching`: all
   * have begun, and one soaks until `at`; `paused`: nothing until somebody resumes it, where `wave` is null as all have
   * begun; `finished`: all have begun and soaked; `nothing`: the plan has no waves.
   */
  readonly kind: 'begins' | 'by-hand' | 'watching' | 'paused' | 'finished' | 'nothing';
  /** The wave that begins next, or that is being watched. */
  readonly wave: string | null;
  readonly at: Date | null;
  /** The freeze that puts it off. */
  readonly freeze: FreezeWindow | null;
}

/** What of an earlier version's progress still holds: waves of the same name that take the same rooms the same way. */
export function carryProgress(
  earlier: { readonly plan: Plan; readonly progress: PlanProgress } | null,
  plan: Plan,
): PlanProgress {
  const waves: Record<string, WaveProgress> = {};
  for (const wave of plan.waves) {
    const begun = earlier?.progress.waves[wave.id];
    const before = earlier?.plan.waves.find(({ id }) => id === wave.id);
    if (begun && before && before.to === wave.to && sameHomes(before, wave)) waves[wave.id] = begun;
  }
  return { waves };
}

function sameHomes(one: PlanWave, other: PlanWave): boolean {
  return one.from.every((home) => other.from.includes(home)) && other.from.every((home) => one.from.includes(home));
}

/** The freeze that holds at a moment; of several, the one that ends last. */
export function findFreeze(plan: Plan, at: Date): FreezeWindow | null {
  const holding = plan.freezeWindows.filter(
    ({ from, until }) => Date.parse(from) <= at.getTime() && at.getTime() < Date.parse(until),
  );
  return holding.toSorted((one, other) => Date.parse(other.until) - Date.parse(one.until))[0] ?? null;
}

/**
 * The plan's progress once every wave that may begin now has begun: in their order, each after the one before it has
 * soaked, not before its own start, and never in a freeze.
 * @param options.isPublish true where the plan comes into force at this moment: its first wave needs no other start
 */
export function beginDueWaves(
  { plan, progress }: Pick<PlanCourse, 'plan' | 'progress'>,
  { now, isPublish }: { readonly now: Date; readonly isPublish: boolean },
): { readonly progress: PlanProgress; readonly begun: readonly PlanWave[] } {
  const begun: PlanWave[] = [];
  let reached = progress;
  if (findFreeze(plan, now)) return { progress, begun };
  for (;;) {
    const next = findNextWave(plan, reached);
    if (!next) break;
    const mayBegin = next.wave.startsAt !== null || (isPublish && next.isFirst);
    if (!mayBegin || earliestStart(next, { plan, progress: reached, pause: null }, now) > now.getTime()) break;
    reached = beginWave(reached, next.wave, now);
    begun.push(next.wave);
  }
  return { progress: reached, begun };
}

/** A progress in which one more wave has begun. */
export function beginWave(progress: PlanProgress, wave: PlanWave, now: Date): PlanProgress {
  return { ...progress, waves: { ...progress.waves, [wave.id]: { startedAt: now.toISOString() } } };
}

/** A progress in which every wave has begun: how the plan ends. */
export function finishedProgress(plan: Plan, progress: PlanProgress, now: Date): PlanProgress {
  return plan.waves.reduce(
    (reached, wave) => (Object.hasOwn(reached.waves, wave.id) ? reached : beginWave(reached, wave, now)),
    progress,
  );
}

interface NextWave {
  readonly wave: PlanWave;
  readonly index: number;
  readonly isFirst: boolean;
}

/** The first wave that has not begun. */
export function findNextWave(plan: Plan, progress: PlanProgress): NextWave | null {
  const index = plan.waves.findIndex(({ id }) => !Object.hasOwn(progress.waves, id));
  const wave = plan.waves[index];
  return wave ? { wave, index, isFirst: index === 0 } : null;
}

function earliestStart({ wave, index }: NextWave, course: PlanCourse, now: Date): number {
  const before = course.plan.waves[index - 1];
  const soaked = before ? (findWatch(before, course, now)?.soakedAt?.getTime() ?? Number.POSITIVE_INFINITY) : 0;
  return Math.max(soaked, wave.startsAt === null ? 0 : Date.parse(wave.startsAt));
}

/** The next thing that happens to a plan by itself, or that somebody has to do. */
export function findNextStep(course: PlanCourse, now: Date): NextStep {
  const { plan, progress, pause } = course;
  const next = findNextWave(plan, progress);
  if (!next) return findLastStep(course, now);
  if (pause) return { kind: 'paused', wave: next.wave.id, at: null, freeze: null };
  const earliest = new Date(Math.max(now.getTime(), earliestStart(next, course, now)));
  const { at, freeze } = afterFreezes(plan, earliest);
  const isByHand = next.wave.startsAt === null;
  return { kind: isByHand ? 'by-hand' : 'begins', wave: next.wave.id, at, freeze };
}

function findLastStep(course: PlanCourse, now: Date): NextStep {
  const last = course.plan.waves.at(-1);
  // Nothing could begin, so nothing waits for a pause to end: it holds for waves of a later version.
  if (!last) return { kind: 'nothing', wave: null, at: null, freeze: null };
  // An earlier wave may have the longer soak.
  const longest = findWatchedWaves(course, now).toSorted((one, other) => other.watch.leftMs - one.watch.leftMs)[0];
  if (!longest) return { kind: 'finished', wave: last.id, at: null, freeze: null };
  if (course.pause) return { kind: 'paused', wave: null, at: null, freeze: null };
  return { kind: 'watching', wave: longest.wave.id, at: longest.watch.soakedAt, freeze: null };
}

function afterFreezes(plan: Plan, earliest: Date): { at: Date; freeze: FreezeWindow | null } {
  let at = earliest;
  let freeze: FreezeWindow | null = null;
  for (let found = findFreeze(plan, at); found; found = findFreeze(plan, at)) {
    freeze = found;
    at = new Date(found.until);
  }
  return { at, freeze };
}
