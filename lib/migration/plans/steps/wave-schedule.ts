import type { FreezeWindow, Plan, PlanProgress, PlanWave } from '../../../schemas/plan';

const MINUTE_MS = 60_000;

/** How far a plan is with its waves: the next thing that happens, and when. */
export interface NextStep {
  /**
   * `begins`: by itself, at `at`; `by-hand`: when an administrator says so, not before `at`; `watching`: the last wave
   * soaks until `at`; `paused`: nothing until somebody resumes it, where `wave` is null as all have begun; `finished`; `nothing`: the plan has no waves.
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
  const waves: Record<string, { startedAt: string }> = {};
  for (const wave of plan.waves) {
    const started = earlier?.progress.waves[wave.id];
    const before = earlier?.plan.waves.find(({ id }) => id === wave.id);
    if (started && before && before.to === wave.to && sameHomes(before, wave)) waves[wave.id] = started;
  }
  const watchedSince = earlier?.progress.watchedSince;
  return watchedSince === undefined ? { waves } : { waves, watchedSince };
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
  { plan, progress }: { readonly plan: Plan; readonly progress: PlanProgress },
  { now, isPublish }: { readonly now: Date; readonly isPublish: boolean },
): { readonly progress: PlanProgress; readonly begun: readonly PlanWave[] } {
  const begun: PlanWave[] = [];
  let reached = progress;
  if (findFreeze(plan, now)) return { progress, begun };
  for (;;) {
    const next = findNextWave(plan, reached);
    if (!next) break;
    const mayBegin = next.wave.startsAt !== null || (isPublish && next.isFirst);
    if (!mayBegin || earliestStart(next, plan, reached) > now.getTime()) break;
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

/** When a wave has soaked; null while it has not begun. */
export function soakEnd(wave: PlanWave, progress: PlanProgress): Date | null {
  const started = progress.waves[wave.id];
  if (!started) return null;
  const since = Math.max(Date.parse(started.startedAt), Date.parse(progress.watchedSince ?? started.startedAt));
  return new Date(since + wave.soakMinutes * MINUTE_MS);
}

/** The waves that soak at this moment, each with when it has. */
export function findWatchedWaves(
  { plan, progress }: { readonly plan: Plan; readonly progress: PlanProgress },
  now: Date,
): { readonly wave: PlanWave; readonly until: Date }[] {
  return plan.waves.flatMap((wave) => {
    const until = soakEnd(wave, progress);
    return until !== null && until > now ? [{ wave, until }] : [];
  });
}

function earliestStart({ wave, index }: NextWave, plan: Plan, progress: PlanProgress): number {
  const before = plan.waves[index - 1];
  const soaked = before ? (soakEnd(before, progress)?.getTime() ?? Number.POSITIVE_INFINITY) : 0;
  return Math.max(soaked, wave.startsAt === null ? 0 : Date.parse(wave.startsAt));
}

/** The next thing that happens to a plan by itself, or that somebody has to do. */
export function findNextStep(
  { plan, progress, isPaused }: { readonly plan: Plan; readonly progress: PlanProgress; readonly isPaused: boolean },
  now: Date,
): NextStep {
  const next = findNextWave(plan, progress);
  if (!next) return findLastStep({ plan, progress, isPaused }, now);
  if (isPaused) return { kind: 'paused', wave: next.wave.id, at: null, freeze: null };
  const earliest = new Date(Math.max(now.getTime(), earliestStart(next, plan, progress)));
  const { at, freeze } = afterFreezes(plan, earliest);
  const isByHand = next.wave.startsAt === null;
  return { kind: isByHand ? 'by-hand' : 'begins', wave: next.wave.id, at, freeze };
}

function findLastStep(
  { plan, progress, isPaused }: { readonly plan: Plan; readonly progress: PlanProgress; readonly isPaused: boolean },
  now: Date,
): NextStep {
  const last = plan.waves.at(-1);
  // Nothing could begin, so nothing waits for a pause to end: it holds for waves of a later version.
  if (!last) return { kind: 'nothing', wave: null, at: null, freeze: null };
  if (isPaused) return { kind: 'paused', wave: null, at: null, freeze: null };
  const soaked = soakEnd(last, progress);
  const isWatched = soaked !== null && soaked > now;
  return { kind: isWatched ? 'watching' : 'finished', wave: last.id, at: isWatched ? soaked : null, freeze: null };
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
