import { listKillSwitches } from '../data/kill-switches';
import { toKillSwitchViews, withNumbers } from '../migration/plans/list-kill-switches';
import { readPlanWorld } from '../migration/plans/plan-world';
import { surveyRooms } from '../migration/plans/survey-rooms';
import type { KillSwitchOfPlan } from '../schemas/migration-plan';

/** The kill switches that are on, with the rooms that each stops. Rooms are looked at only where one is. */
export async function findSwitchedOff(now: Date): Promise<KillSwitchOfPlan[]> {
  const on = toKillSwitchViews(await listKillSwitches()).filter(({ isOn }) => isOn);
  if (on.length === 0) return [];
  const { rooms, facts, inForce } = await readPlanWorld();
  const surveyed = surveyRooms({ rooms, facts, inForce, next: inForce, now });
  return on.map((view) => withNumbers(view, surveyed, { facts, inForce, now }));
}
