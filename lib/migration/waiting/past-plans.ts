import type { FormerPlan } from '../../data/migration/decision-changes';
import type { PlanProgress } from '../../schemas/plan';
import type { DecisionInput } from '../decision';
import type { PlanInForce } from '../plan-in-force';
import type { PastChange } from './past-change';

/**
 * What became of the plan: each publication, which took another version's place, and each wave that began.
 * @param former the versions that were replaced in the time that is looked at, the latest first
 */
export function listPlanChanges(inForce: PlanInForce | null, former: readonly FormerPlan[]): PastChange[] {
  const first = former.at(-1) ?? inForce;
  return [
    ...former.map(({ replacedAt, ...plan }) => replacePlan(replacedAt, { ...plan, pause: null })),
    // No other version came before this one in the time that is looked at.
    ...(first?.version === 1 ? [replacePlan(first.publishedAt, null)] : []),
    ...[inForce, ...former].flatMap((plan) => (plan ? listWaveStarts(plan.progress) : [])),
  ];
}

function replacePlan(at: Date, plan: PlanInForce | null): PastChange {
  return { at, roomId: null, takeBack: (input) => ({ ...input, plan }) };
}

function listWaveStarts({ waves }: PlanProgress): PastChange[] {
  return Object.entries(waves).map(([id, { startedAt }]) => ({
    at: new Date(startedAt),
    roomId: null,
    takeBack: (input) => withoutWave(input, id, startedAt),
  }));
}

function withoutWave(input: DecisionInput, id: string, startedAt: string): DecisionInput {
  const { plan } = input;
  if (plan?.progress.waves[id]?.startedAt !== startedAt) return input;
  const { [id]: _begun, ...waves } = plan.progress.waves;
  return { ...input, plan: { ...plan, progress: { ...plan.progress, waves } } };
}
