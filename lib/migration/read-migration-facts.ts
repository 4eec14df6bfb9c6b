import { listKillSwitches } from '../data/migration/kill-switches';
import { readPlanInForce } from '../data/migration/migration-plans';
import { listPlatformStates, type PlatformStateRecord } from '../data/platforms/platform-states';
import { getDefaultPlatform, listPlatforms } from '../video-platforms';
import type { DecisionInput, KillSwitches, PlatformFacts, PlatformFailure } from './decision';
import { findTargetsHeldOff } from './environment/environment-flags';
import type { KillSwitch } from './plan-in-force';

/** What all decisions of a moment have in common, whatever the room: platforms, plan and kill switches. */
export type MigrationFacts = Pick<DecisionInput, 'plan' | 'killSwitches' | 'platforms' | 'defaultPlatform'>;

/** Reads what decisions are made from. Asked only where one is made: who joins an open meeting needs none of it. */
export async function readMigrationFacts(): Promise<MigrationFacts> {
  const [platforms, plan, switches] = await Promise.all([readPlatformFacts(), readPlanInForce(), listKillSwitches()]);
  return { platforms, plan, killSwitches: toKillSwitches(switches), defaultPlatform: getDefaultPlatform() };
}

/** What is known of every platform at this moment. */
async function readPlatformFacts(): Promise<PlatformFacts[]> {
  const states = new Map((await listPlatformStates()).map((record) => [record.platform, record]));
  return listPlatforms().map(({ id, isConfigured, isDemo, capabilities }) => ({
    id,
    isConfigured,
    isDemo,
    capabilities,
    state: states.get(id)?.state ?? 'active',
    failure: failureOf(states.get(id)),
    ...troubleOf(states.get(id)),
  }));
}

/** Its pause is over, and whether it answers again is known to nobody. */
function troubleOf(record: PlatformStateRecord | undefined): Pick<PlatformFacts, 'isHalfOpen' | 'doubt'> {
  if (record?.breaker.state !== 'half-open') return {};
  const { failuresInRow, lastFailedAt } = record.breaker;
  return { isHalfOpen: true, doubt: { failuresInRow, lastFailedAt: lastFailedAt?.toISOString() ?? null } };
}

/** A refused key is said as such: that it is left alone meanwhile changes nothing about it. */
function failureOf(record: PlatformStateRecord | undefined): PlatformFailure | null {
  if (record?.breaker.state !== 'open') return null;
  return record.breaker.cause === 'key-refused' ? 'key-refused' : 'breaker-open';
}

/** The switches that administrators have on, and those that the environment holds on. */
export function toKillSwitches(
  switches: readonly (Pick<KillSwitch, 'target'> & Partial<Pick<KillSwitch, 'onBy'>>)[],
): KillSwitches {
  const heldByEnvironment = new Set(findTargetsHeldOff());
  return {
    targets: new Set([...switches.map(({ target }) => target), ...heldByEnvironment]),
    heldByEnvironment,
    switchedBy: new Map(switches.flatMap(({ target, onBy }) => (onBy ? [[target, onBy]] : []))),
  };
}
