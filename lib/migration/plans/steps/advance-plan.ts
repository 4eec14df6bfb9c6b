import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { type MigrationState, updateMigrationState } from '../../../data/migration/plan-versions';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import type { AdvancedView, AdvanceInput } from '../../../schemas/migration-steps';
import { partName, partTitle } from '../../../schemas/part-name';
import type { PlanWave } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import { readMigrationFacts } from '../../read-migration-facts';
import { lockPlan } from '../lock-plan';
import { noPlan } from '../no-plan';
import { timeWords } from '../plan-words';
import { readPlanWorld } from '../preview/plan-world';
import { surveyRooms } from '../preview/survey-rooms';
import { recordPlanChange } from '../record-plan-change';
import { describeWaveTally, tallyWave } from '../tally-parts';
import { beginWave, findFreeze, findNextWave } from './wave-schedule';
import { findWatchedWaves } from './wave-watch';

/**
 * Begins the next wave now, whether or not its start has come and the one before it has soaked. The wave is named, so
 * that a second click doesn't begin the one after it as well.
 * @throws AppError not-signed-in, forbidden, plan-not-found, plan-paused, migration-frozen, wave-not-next,
 * changed-meanwhile
 */
export async function advancePlan(asked: {
  actor: Actor;
  input: AdvanceInput;
  ifMatch: number | null;
  now: Date;
}): Promise<AdvancedView> {
  const { actor, input, ifMatch, now } = asked;
  requireAdmin(actor);
  const base = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const before = await lockPlan(transaction, ifMatch);
    const world = await readPlanWorld(transaction, base);
    const { inForce, rooms, facts } = world;
    if (!inForce) throw noPlan();
    const wave = requireNextWave(inForce, { before, asked: input.wave, now });
    const progress = beginWave(before.progress, wave, now);
    const next = { plan: inForce.plan, progress };
    const surveyed = surveyRooms({ rooms, facts, inForce, next, now });
    const tally = tallyWave(
      wave,
      inForce.plan.salt,
      surveyed.map(({ room, after, before: decision }) => ({ room, done: after, before: decision.platform })),
    );
    const answer = {
      wave: wave.id,
      dryRun: input.dryRun,
      arithmetic: describeWaveTally(wave, tally),
      moves: surveyed.filter((room) => room.before.platform !== room.after.platform).length,
      warnings: warnOfWatchedWaves(wave, inForce, now),
    };
    if (input.dryRun) return { ...answer, revision: before.revision };
    const after = await keepAdvance(transaction, { actor, before, progress, reason: input.reason || null });
    return { ...answer, revision: after.revision };
  });
}

/** The time in which waves before it would still be watched alone: nobody should give it up unawares. */
function warnOfWatchedWaves(wave: PlanWave, inForce: PlanInForce, now: Date): string[] {
  return findWatchedWaves(inForce, now).map(({ wave: watched, watch }) => {
    const name = partName('wave', wave.id);
    return `${partTitle('wave', watched.id)} is watched until ${timeWords(watch.soakedAt ?? now)}; beginning ${name} now skips the rest of that.`;
  });
}

async function keepAdvance(
  transaction: SqlRunner,
  {
    actor,
    before,
    progress,
    reason,
  }: {
    actor: Actor;
    before: MigrationState;
    progress: MigrationState['progress'];
    reason: string | null;
  },
): Promise<MigrationState> {
  const after = await updateMigrationState(transaction, { ...before, progress }, describeActor(actor));
  await recordPlanChange(transaction, { actor, action: 'plan.advanced', before, after, reason });
  return after;
}

function requireNextWave(
  inForce: PlanInForce,
  { before, asked, now }: { before: MigrationState; asked: string; now: Date },
): PlanWave {
  if (before.pausedAt) {
    throw new AppError('plan-paused', `The plan is paused by ${before.pausedBy ?? 'somebody'}. Resume it first.`);
  }
  const freeze = findFreeze(inForce.plan, now);
  if (freeze) {
    throw new AppError(
      'migration-frozen',
      `No wave begins before ${timeWords(freeze.until)}: a freeze holds${freeze.reason ? ` (${freeze.reason})` : ''}.`,
      { details: { freeze } },
    );
  }
  const next = findNextWave(inForce.plan, inForce.progress);
  if (next?.wave.id === asked) return next.wave;
  const message = next
    ? `The next wave is ${partName('wave', next.wave.id)}, not ${partName('wave', asked)}. Look at the plan again.`
    : 'All waves of the plan have begun.';
  throw new AppError('wave-not-next', message, { details: { next: next?.wave.id ?? null } });
}
