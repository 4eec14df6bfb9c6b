import { listKillSwitches } from '../data/migration/kill-switches';
import { readPlanInForce } from '../data/migration/migration-plans';
import { readPlanWorld } from '../migration/plans/preview/plan-world';
import { surveyRooms } from '../migration/plans/preview/survey-rooms';
import { toKillSwitchViews, withNumbers } from '../migration/plans/steps/list-kill-switches';
import { processSingleton } from '../process-singleton';
import type { KillSwitchOfPlan, KillSwitchView } from '../schemas/migration-plan';

/** For so long numbers are given out again: the overview asks often, and looking at ten thousand rooms takes its time. */
const KEPT_MS = 15_000;

interface Counted {
  /** What makes a number another one at once: the switches that are on, and the plan. */
  readonly of: string;
  readonly at: number;
  readonly switches: Promise<KillSwitchOfPlan[]>;
}

const kept = processSingleton<{ latest: Counted | null }>('switched-off', () => ({ latest: null }));

/**
 * The kill switches that are on, with the rooms that each stops. Rooms are looked at only where one is on, and then once
 * in a while however many ask: what single rooms are set to meanwhile is in the numbers some seconds later.
 */
export async function findSwitchedOff(now: Date): Promise<KillSwitchOfPlan[]> {
  const on = toKillSwitchViews(await listKillSwitches()).filter(({ isOn }) => isOn);
  if (on.length === 0) return [];
  const inForce = await readPlanInForce();
  const of = JSON.stringify([on, inForce?.version, inForce?.publishedAt, inForce?.progress]);
  const { latest } = kept;
  if (latest?.of === of && now.getTime() - latest.at < KEPT_MS) return latest.switches;
  const counted = { of, at: now.getTime(), switches: count(on, now) };
  kept.latest = counted;
  try {
    return await counted.switches;
  } catch (error) {
    if (kept.latest === counted) kept.latest = null;
    throw error;
  }
}

async function count(on: readonly KillSwitchView[], now: Date): Promise<KillSwitchOfPlan[]> {
  const { rooms, facts, inForce } = await readPlanWorld();
  const surveyed = surveyRooms({ rooms, facts, inForce, next: inForce, now });
  return on.map((view) => withNumbers(view, surveyed, { facts, inForce, now }));
}
