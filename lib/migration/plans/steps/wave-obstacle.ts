import type { UnfinishedPartView } from '../../../schemas/migration-plan';
import { partTitle } from '../../../schemas/part-name';
import type { PlanWave } from '../../../schemas/plan';
import { timeWords } from '../plan-words';
import { findWatch, type PlanCourse } from './wave-watch';

interface WaveObstacle {
  readonly cause: string;
  readonly message: string;
  /** When it has been watched for long enough; null where it has not begun, or the plan is paused. */
  readonly soakedAt: string | null;
}

/** Why a wave has not come so far that it can be made permanent, whatever becomes of its rooms; null where it has. */
export function findWaveObstacle(wave: PlanWave, course: PlanCourse, now: Date): WaveObstacle | null {
  const watch = findWatch(wave, course, now);
  const title = partTitle('wave', wave.id);
  if (watch === null) {
    const message = `${title} has not begun: there is nothing to make permanent yet.`;
    return { cause: 'it has not begun', message, soakedAt: null };
  }
  if (watch.leftMs === 0) return null;
  const { soakedAt } = watch;
  if (soakedAt === null) {
    const message = `${title} isn’t watched while the plan is paused: resume the plan and settle the wave once it was watched, or roll it back.`;
    return { cause: 'it isn’t watched while the plan is paused', message, soakedAt: null };
  }
  const until = timeWords(soakedAt);
  return {
    cause: `it is watched until ${until}`,
    message: `${title} is watched until ${until}: settle it when that is over, or roll it back.`,
    soakedAt: soakedAt.toISOString(),
  };
}

/** The waves of a plan that can't be settled yet for that reason. */
export function findEarlyWaves(course: PlanCourse, now: Date): UnfinishedPartView[] {
  return course.plan.waves.flatMap((wave) => {
    const obstacle = findWaveObstacle(wave, course, now);
    return obstacle ? [{ part: wave.id, cause: obstacle.cause, message: obstacle.message }] : [];
  });
}
