import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { readPlanInForce } from '../../data/migration/migration-plans';
import {
  insertPlanVersion,
  type MigrationState,
  markPlanReplaced,
  type PlanVersion,
  updateMigrationState,
} from '../../data/migration/plan-versions';
import type { SqlRunner } from '../../data/sql';
import type { Plan, PlanProgress, PlanVersionKind } from '../../schemas/plan';
import { diffPlans } from './draft/diff-plans';
import { recordPlanChange } from './record-plan-change';
import { endPause } from './steps/wave-watch';

/** How each kind of version is called in the audit log. */
const ACTIONS: Readonly<Record<PlanVersionKind, string>> = {
  publish: 'plan.published',
  rollback: 'plan.rolled-back',
  settle: 'plan.settled',
  unsettle: 'plan.unsettled',
  initial: 'plan.published',
};

/**
 * Makes a plan the next version and puts it in force in place of the one before, which keeps the progress that it had: of
 * a pause what was watched until then.
 * The caller holds the lock of the migration's state (`lockPlan`) and has checked everything.
 * @param next.pause null where it runs, whatever was before; left out, a pause stays, whoever made it and why
 */
export async function putPlanInForce(
  transaction: SqlRunner,
  next: {
    readonly actor: Actor;
    readonly state: MigrationState;
    readonly kind: PlanVersionKind;
    readonly plan: Plan;
    readonly progress: PlanProgress;
    readonly note?: string | null;
    readonly copies?: number | null;
    readonly pause?: { readonly by: string; readonly reason: string } | null;
    readonly now: Date;
  },
): Promise<{ readonly version: PlanVersion; readonly state: MigrationState }> {
  const { actor, state, kind, plan, progress, note = null, copies = null, now } = next;
  const by = describeActor(actor);
  const replaced = await readPlanInForce(transaction);
  const version = await insertPlanVersion(transaction, {
    kind,
    plan,
    note,
    publishedBy: by,
    basedOn: state.version,
    copies,
  });
  if (replaced) await markPlanReplaced(transaction, replaced.version, endPause(replaced, now));
  const after = await updateMigrationState(
    transaction,
    { version: version.version, progress, ...pauseOf(state, next) },
    by,
  );
  await recordPlanChange(transaction, {
    actor,
    action: ACTIONS[kind],
    before: state,
    after,
    changes: diffPlans(replaced?.plan ?? null, plan),
    reason: note,
  });
  return { version, state: after };
}

type Pause = Pick<MigrationState, 'pausedAt' | 'pausedBy' | 'pauseReason'>;

function pauseOf(
  { pausedAt, pausedBy, pauseReason }: MigrationState,
  { pause, now }: Pick<Parameters<typeof putPlanInForce>[1], 'pause' | 'now'>,
): Pause {
  if (pause === undefined) return { pausedAt, pausedBy, pauseReason };
  if (pause === null) return { pausedAt: null, pausedBy: null, pauseReason: null };
  return { pausedAt: now, pausedBy: pause.by, pauseReason: pause.reason };
}
