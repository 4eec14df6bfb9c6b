import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { listKillSwitches } from '../../data/migration/kill-switches';
import { findDraft } from '../../data/migration/migration-drafts';
import { findPlanVersion, readMigrationState } from '../../data/migration/plan-versions';
import type { PlanInForceView } from '../../schemas/migration-plan';
import { describeFallback } from './plan-words';
import { readPlanWorld } from './preview/plan-world';
import { countKeptByCalls, surveyRooms, tallyPlan } from './preview/survey-rooms';
import { findUnfinishedParts } from './settling/foresee-settlement';
import { toNextStepView } from './steps/describe-next-step';
import { findRollbackTarget } from './steps/find-rollback-target';
import { toKillSwitchViews, withNumbers } from './steps/list-kill-switches';
import { findEarlyWaves } from './steps/wave-obstacle';
import { findFreeze, findNextStep, type NextStep } from './steps/wave-schedule';
import { toPlatformShares, toRuleViews, toWaveViews } from './to-part-views';

const NOTHING: NextStep = { kind: 'nothing', wave: null, at: null, freeze: null };

/**
 * The plan in force with the arithmetic of its parts over all rooms, how far it has come, and what happens next.
 * @throws AppError not-signed-in, forbidden
 */
export async function getPlan({ actor, now }: { actor: Actor; now: Date }): Promise<PlanInForceView> {
  requireAdmin(actor);
  const [world, state, switches] = await Promise.all([readPlanWorld(), readMigrationState(), listKillSwitches()]);
  const { rooms, facts, inForce } = world;
  const [version, draft, rollbackTo] = await Promise.all([
    inForce ? findPlanVersion(inForce.version) : null,
    findDraft(),
    findRollbackTarget(inForce?.version ?? null),
  ]);
  const surveyed = surveyRooms({ rooms, facts, inForce, next: inForce, now });
  const tallies = inForce ? tallyPlan(inForce, surveyed) : { waves: [], rules: [] };
  const pausedBy = state?.pausedBy ?? null;
  const pauseReason = state?.pauseReason ?? null;
  const plan = inForce?.plan ?? null;
  const held = inForce ? findUnfinishedParts(surveyed, { facts, inForce }, now) : [];
  const step = inForce ? findNextStep(inForce, now) : NOTHING;
  return {
    version: inForce?.version ?? null,
    kind: version?.kind ?? null,
    copies: version?.copies ?? null,
    note: version?.note ?? null,
    publishedAt: inForce?.publishedAt.toISOString() ?? null,
    publishedBy: inForce?.publishedBy ?? null,
    revision: state?.revision ?? 1,
    changedAt: state?.updatedAt.toISOString() ?? null,
    changedBy: state?.updatedBy ?? null,
    isPaused: inForce?.pause != null,
    pausedAt: state?.pausedAt?.toISOString() ?? null,
    pausedBy,
    pauseReason,
    plan,
    rules: toRuleViews(tallies.rules),
    waves: inForce ? toWaveViews(tallies.waves, { course: inForce, now }) : [],
    fallback: describeFallback(plan?.fallbackOrder ?? null),
    freeze: plan && findFreeze(plan, now),
    next: toNextStepView(step, {
      plan,
      isPaused: inForce?.pause != null,
      pausedBy,
      pauseReason,
      unfinished: held,
      now,
    }),
    unfinished: [...held, ...(inForce ? findEarlyWaves(inForce, now) : [])],
    killSwitches: toKillSwitchViews(switches).map((view) => withNumbers(view, surveyed, { facts, inForce, now })),
    inCall: countKeptByCalls(surveyed),
    platforms: toPlatformShares(surveyed),
    rooms: rooms.length,
    draftRevision: draft?.revision ?? null,
    rollbackTo,
  };
}
