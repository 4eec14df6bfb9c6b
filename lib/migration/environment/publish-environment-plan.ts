import type { Actor } from '../../access/actor';
import { findPlanVersion, lockMigrationState } from '../../data/migration/plan-versions';
import { withTransaction } from '../../data/sql';
import { getLog } from '../../log';
import { planSchema } from '../../schemas/plan';
import { listPlatforms } from '../../video-platforms';
import { makeSalt } from '../plans/make-salt';
import { putPlanInForce } from '../plans/put-plan-in-force';
import { readEnvironmentFlags } from './environment-flags';
import { toEnvironmentRules } from './environment-plan';

/** Who published a plan that nobody wrote. */
export const ENVIRONMENT: Actor = { kind: 'system', name: 'the environment' };

/**
 * Makes the migration flags of the environment version 1 of the plan, where none was ever published. From then on the
 * plan is changed here; what the environment says later is shown as a difference.
 * @returns true where it was published now
 */
export async function publishEnvironmentPlan(now: Date): Promise<boolean> {
  const rules = toEnvironmentRules(
    readEnvironmentFlags(),
    listPlatforms().map(({ id }) => id),
  );
  if (rules.length === 0) return false;
  const isPublished = await withTransaction(async (transaction) => {
    // Several processes may start at once: the first one publishes.
    const state = await lockMigrationState(transaction);
    if (state.version !== null || (await findPlanVersion(1, transaction))) return false;
    await putPlanInForce(transaction, {
      actor: ENVIRONMENT,
      state,
      kind: 'initial',
      plan: planSchema.parse({ rules, salt: makeSalt() }),
      progress: { waves: {} },
      note: `From ${rules.map(({ to }) => `${to.toUpperCase()}_MIGRATION_ROOM_IDS`).join(' and ')}`,
      now,
    });
    return true;
  });
  if (isPublished) {
    getLog().info(
      { event: 'plan.published', planVersion: 1, rules: rules.map(({ id, when }) => ({ id, rooms: when.rooms })) },
      'The migration flags of the environment are version 1 of the plan',
    );
  }
  return isPublished;
}
