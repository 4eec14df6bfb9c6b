import type { Plan, PlanWave } from '../../schemas/plan';
import type { PlanWorld } from './preview/plan-world';
import type { PreviewedRoom } from './preview/previewed-room';
import type { PlanToTry } from './preview/room-outcome';
import { type SurveyedRoom, surveyRooms, toPreviewedRoom } from './preview/survey-rooms';
import { beginDueWaves, carryProgress } from './steps/wave-schedule';
import { endPause } from './steps/wave-watch';

/** A plan as it would be at the moment of its publishing, and what becomes of every room. */
export interface Foresight {
  readonly next: PlanToTry;
  /** Waves that begin with it. */
  readonly begun: readonly PlanWave[];
  readonly surveyed: readonly SurveyedRoom[];
  readonly rooms: readonly PreviewedRoom[];
}

/**
 * What publishing a plan at this moment would do. Publishing does the same again and compares.
 * @param how.resumes true where a pause of the plan in force is lifted with it: while it stays, no wave begins
 */
export function foreseePlan(
  plan: Plan,
  { rooms, facts, inForce }: PlanWorld,
  { now, resumes }: { readonly now: Date; readonly resumes: boolean },
): Foresight {
  const staysPaused = inForce?.pause != null && !resumes;
  const earlier = inForce && !staysPaused ? { plan: inForce.plan, progress: endPause(inForce, now) } : inForce;
  const carried = carryProgress(earlier, plan);
  const { progress, begun } = staysPaused
    ? { progress: carried, begun: [] }
    : beginDueWaves({ plan, progress: carried }, { now, isPublish: true });
  const next = { plan, progress };
  const surveyed = surveyRooms({ rooms, facts, inForce, next, now });
  return { next, begun, surveyed, rooms: surveyed.map((room) => toPreviewedRoom(room, facts)) };
}
