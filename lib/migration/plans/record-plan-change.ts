import type { Actor } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import type { MigrationState } from '../../data/migration/plan-versions';
import type { SqlRunner } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { diffSnapshots } from '../../rooms/room-snapshot';
import { describeChange, type PlanChange } from './draft/diff-plans';

/** What the audit log calls the plan in force: there is one, whatever its version. */
export const PLAN_SUBJECT = { kind: 'plan', id: 'in-force' } as const;

/**
 * Writes a change of the plan in force into the audit log and tells everybody that what is decided may be different now,
 * both once the transaction commits.
 */
export async function recordPlanChange(
  transaction: SqlRunner,
  change: {
    readonly actor: Actor;
    readonly action: string;
    readonly before: MigrationState;
    readonly after: MigrationState;
    readonly changes?: readonly PlanChange[];
    readonly reason?: string | null;
  },
): Promise<void> {
  const { actor, action, before, after, changes = [], reason } = change;
  const difference = diffSnapshots(snapshotOf(before), snapshotOf(after));
  await recordAudit(transaction, {
    actor,
    action,
    subjectKind: PLAN_SUBJECT.kind,
    subjectId: PLAN_SUBJECT.id,
    before: { ...difference?.before, version: before.revision },
    after: {
      ...difference?.after,
      ...(changes.length > 0 ? { changes: changes.map(describeChange) } : {}),
      version: after.revision,
    },
    reason: reason || null,
  });
  await publishPlanChange(transaction);
}

/** Tells administrators' pages of the plan, and everybody else that rooms may be decided otherwise. */
export async function publishPlanChange(transaction: SqlRunner): Promise<void> {
  await publishChange(transaction, { topic: 'plan' });
  await publishChange(transaction, { topic: 'room' });
}

function snapshotOf({ version, progress, pausedAt, pausedBy, pauseReason }: MigrationState): Record<string, unknown> {
  return {
    plan: version,
    wavesBegun: Object.keys(progress.waves),
    isPaused: pausedAt !== null,
    pausedBy,
    pauseReason,
  };
}
