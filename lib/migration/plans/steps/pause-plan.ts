import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import { type MigrationState, updateMigrationState } from '../../../data/migration/plan-versions';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import { lockPlan } from '../lock-plan';
import { noPlan } from '../no-plan';
import { recordPlanChange } from '../record-plan-change';
import { endPause } from './wave-watch';

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
 * Lets waves begin again. The watching goes on where it stood, or anew where the guard had paused the plan: what went
 * wrong before is known.
 * @throws AppError not-signed-in, forbidden, plan-not-found, plan-not-paused, changed-meanwhile
 */
export async function resumePlan(asked: Asked): Promise<MigrationState> {
  const { actor, reason, ifMatch, now } = asked;
  requireAdmin(actor);
  return withTransaction(async (transaction) => {
    const before = await lockPlan(transaction, ifMatch);
    const inForce = await readPlanInForce(transaction);
    if (!inForce) throw noPlan();
    if (!inForce.pause) throw new AppError('plan-not-paused', 'The plan is not paused: it runs.');
    const after = await updateMigrationState(
      transaction,
      { version: inForce.version, progress: endPause(inForce, now), pausedAt: null, pausedBy: null, pauseReason: null },
      describeActor(actor),
    );
    await recordPlanChange(transaction, { actor, action: 'plan.resumed', before, after, reason });
    return after;
  });
}
