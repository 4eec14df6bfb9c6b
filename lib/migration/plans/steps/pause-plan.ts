import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { type MigrationState, updateMigrationState } from '../../../data/migration/plan-versions';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import type { PlanProgress } from '../../../schemas/plan';
import { lockPlan } from '../lock-plan';
import { noPlan } from '../no-plan';
import { recordPlanChange } from '../record-plan-change';

interface Asked {
  readonly actor: Actor;
  readonly reason: string | null;
  readonly ifMatch: number | null;
  readonly now: Date;
}

/**
 * Lets no further wave begin. Waves that have begun go on taking rooms: nobody is sent back by a pause.
 * @param asked.ifMatch the revision of the plan that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, plan-not-found, plan-paused, changed-meanwhile
 */
export async function pausePlan(asked: Asked): Promise<MigrationState> {
  const { actor, reason, ifMatch, now } = asked;
  requireAdmin(actor);
  return withTransaction(async (transaction) => {
    const before = await lockPlan(transaction, ifMatch);
    if (before.version === null) throw noPlan();
    if (before.pausedAt) {
      throw new AppError('plan-paused', `The plan is paused already, by ${before.pausedBy ?? 'somebody'}.`);
    }
    return pauseLocked(transaction, { actor, before, reason, now });
  });
}

/** The same for who holds the lock already. */
export async function pauseLocked(
  transaction: SqlRunner,
  pause: { readonly actor: Actor; readonly before: MigrationState; readonly reason: string | null; readonly now: Date },
): Promise<MigrationState> {
  const { actor, before, reason, now } = pause;
  const by = describeActor(actor);
  const after = await updateMigrationState(
    transaction,
    { ...before, pausedAt: now, pausedBy: by, pauseReason: reason },
    by,
  );
  await recordPlanChange(transaction, { actor, action: 'plan.paused', before, after, reason });
  return after;
}

/**
 * Lets waves begin again. Where the system had paused the plan, the wave that was being watched is watched anew from now
 * on: what went wrong before is known.
 * @throws AppError not-signed-in, forbidden, plan-not-found, plan-not-paused, changed-meanwhile
 */
export async function resumePlan(asked: Asked): Promise<MigrationState> {
  const { actor, reason, ifMatch, now } = asked;
  requireAdmin(actor);
  return withTransaction(async (transaction) => {
    const before = await lockPlan(transaction, ifMatch);
    if (before.version === null) throw noPlan();
    if (!before.pausedAt) throw new AppError('plan-not-paused', 'The plan is not paused: it runs.');
    const progress = progressAfterPause(before.progress, before, now);
    const after = await updateMigrationState(
      transaction,
      { version: before.version, progress, pausedAt: null, pausedBy: null, pauseReason: null },
      describeActor(actor),
    );
    await recordPlanChange(transaction, { actor, action: 'plan.resumed', before, after, reason });
    return after;
  });
}

/** A progress whose waves are watched anew from now on where the guard had paused them: what went wrong is known. */
export function progressAfterPause(
  progress: PlanProgress,
  state: Pick<MigrationState, 'pausedAt' | 'pausedBy'> | null,
  now: Date,
): PlanProgress {
  return findWatchPause(state)?.watchesAnew ? { ...progress, watchedSince: now.toISOString() } : progress;
}

/** Whether a pause keeps waves from being watched, and whether they are watched anew after it; null where there is none. */
export function findWatchPause(
  state: Pick<MigrationState, 'pausedAt' | 'pausedBy'> | null,
): { readonly watchesAnew: boolean } | null {
  return state?.pausedAt == null ? null : { watchesAnew: state.pausedBy === GUARD.name };
}

/** Whoever pauses a plan because its wave fails. */
export const GUARD = { kind: 'system', name: 'the migration guard' } as const satisfies Actor;
