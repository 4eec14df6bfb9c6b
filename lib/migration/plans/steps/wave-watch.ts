import type { Plan, PlanProgress, PlanWave, WaveProgress } from '../../../schemas/plan';
import type { PlanInForce, PlanPause } from '../../plan-in-force';
import { GUARD } from './guard-wave';

const MINUTE_MS = 60_000;

/** A plan, how far it has come, and whether it goes on: all that the watching of its waves depends on. */
export type PlanCourse = Pick<PlanInForce, 'plan' | 'progress' | 'pause'>;

/** How far the watching of a wave has come that has begun. */
export interface WaveWatch {
  /** How much of it is left, in milliseconds; 0 where the wave has soaked. */
  readonly leftMs: number;
  /** When it has soaked, or had; null where a pause holds it up, so that nobody knows. */
  readonly soakedAt: Date | null;
  /** From when on failures count against it. */
  readonly judgedFrom: Date;
  /** True where that is later than its beginning. */
  readonly isAnew: boolean;
}

/**
 * The watching of a wave at a moment; null while it has not begun. In a pause it stands still. After one by the guard it
 * starts anew: of the waves that were watched, and of the latest that began, as the next one waits for that one alone.
 */
export function findWatch(wave: PlanWave, course: PlanCourse, now: Date): WaveWatch | null {
  const begun = course.progress.waves[wave.id];
  if (!begun) return null;
  const { pause } = course;
  const soakMs = wave.soakMinutes * MINUTE_MS;
  const end = Date.parse(begun.soaksFrom ?? begun.startedAt) + soakMs;
  const left = Math.max(0, end - (pause?.at ?? now).getTime());
  const startsAnew = pause !== null && isByGuard(pause) && (left > 0 || wave.id === findLatest(course)?.id);
  const leftMs = startsAnew ? soakMs : left;
  return {
    leftMs,
    soakedAt: pause && leftMs > 0 ? null : new Date(end),
    judgedFrom: new Date(begun.judgedFrom ?? begun.startedAt),
    isAnew: begun.judgedFrom !== undefined,
  };
}

/** Whether waves are watched anew after a pause, and what failed before its end is forgotten. */
export function isByGuard({ by }: PlanPause): boolean {
  return by === GUARD.name;
}

function findLatest({ plan, progress }: PlanCourse): PlanWave | undefined {
  return plan.waves.findLast(({ id }) => Object.hasOwn(progress.waves, id));
}

/** The waves that have not soaked, each with its watching. */
export function findWatchedWaves(
  course: PlanCourse,
  now: Date,
): { readonly wave: PlanWave; readonly watch: WaveWatch }[] {
  return course.plan.waves.flatMap((wave) => {
    const watch = findWatch(wave, course, now);
    return watch && watch.leftMs > 0 ? [{ wave, watch }] : [];
  });
}

/** The progress with which a plan goes on that may have been paused: as much of each watching is left as there was. */
export function endPause(course: PlanCourse, now: Date): PlanProgress {
  const { plan, progress, pause } = course;
  if (!pause) return progress;
  const since = isByGuard(pause) ? { judgedFrom: now.toISOString() } : {};
  return changeBegun(progress, (id, begun) => {
    const wave = plan.waves.find((known) => known.id === id);
    const leftMs = wave ? (findWatch(wave, course, now)?.leftMs ?? 0) : 0;
    if (!wave || leftMs === 0) return { ...begun, ...since };
    const soaksFrom = new Date(now.getTime() + leftMs - wave.soakMinutes * MINUTE_MS);
    return { ...begun, ...since, soaksFrom: soaksFrom.toISOString() };
  });
}

/**
 * The progress of a version that comes back after a time in which it was not in force: the waves that were watched then
 * are watched anew, and what failed before counts no more.
 * @param former.until when it was replaced
 */
export function watchAnew(
  { plan, progress, until }: { readonly plan: Plan; readonly progress: PlanProgress; readonly until: Date },
  now: Date,
): PlanProgress {
  const watched = new Set(findWatchedWaves({ plan, progress, pause: null }, until).map(({ wave }) => wave.id));
  const from = now.toISOString();
  return changeBegun(progress, (id, begun) => ({
    ...begun,
    judgedFrom: from,
    ...(watched.has(id) ? { soaksFrom: from } : {}),
  }));
}

function changeBegun({ waves }: PlanProgress, change: (id: string, begun: WaveProgress) => WaveProgress): PlanProgress {
  return { waves: Object.fromEntries(Object.entries(waves).map(([id, begun]) => [id, change(id, begun)])) };
}
