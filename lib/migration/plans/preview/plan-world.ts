import { listKillSwitches } from '../../../data/migration/kill-switches';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import { listPlanRooms } from '../../../data/migration/plan-rooms';
import { readListedRooms, readNamedInPlans } from '../../../data/migration/plan-surroundings';
import { type SqlRunner, sql } from '../../../data/sql';
import type { Plan } from '../../../schemas/plan';
import { listPlatforms } from '../../../video-platforms';
import type { PlanInForce } from '../../plan-in-force';
import { type MigrationFacts, readMigrationFacts, toKillSwitches } from '../../read-migration-facts';
import { describeSettingsTrouble } from '../../words/describe-settings';
import type { PlanSurroundings } from '../draft/plan-problem';
import type { PlanRoom } from './plan-room';
import { withoutFailures } from './room-outcome';

/** Everything that a change of the plan is worked out from. */
export interface PlanWorld {
  readonly rooms: readonly PlanRoom[];
  readonly facts: MigrationFacts;
  readonly inForce: PlanInForce | null;
}

/**
 * Reads all rooms and what decisions are made from.
 * @param base read before a transaction begins: inside, a second connection might be waited for in vain
 */
export async function readPlanWorld(runner: SqlRunner = sql, base?: MigrationFacts): Promise<PlanWorld> {
  const known = base ?? (await readMigrationFacts());
  const inForce = await readPlanInForce(runner);
  const killSwitches = toKillSwitches(await listKillSwitches(runner));
  const rooms = await listPlanRooms(runner);
  return { rooms, facts: withoutFailures({ ...known, plan: inForce, killSwitches }), inForce };
}

/** What a plan is checked against. */
export async function readPlanSurroundings(plan: Plan, now: Date, runner: SqlRunner = sql): Promise<PlanSurroundings> {
  const named = await readNamedInPlans(runner);
  const listed = plan.rules.flatMap(({ when }) => (when.rooms ?? []).map((word) => word.trim().toLowerCase()));
  const rooms = await readListedRooms([...new Set(listed)], runner);
  const platforms = listPlatforms().map((status) => ({
    id: status.id,
    label: status.label,
    isConfigured: status.isConfigured,
    isDemo: status.isDemo,
    capabilities: status.capabilities,
    trouble: describeSettingsTrouble(status),
  }));
  return { ...named, rooms, platforms, now };
}
