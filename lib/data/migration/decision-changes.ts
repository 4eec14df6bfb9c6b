import 'server-only';
import type { QueryResultRow } from 'pg';
import { type Plan, type PlanProgress, planProgressSchema } from '../../schemas/plan';
import type { AuditSnapshot } from '../audit/audit';
import { sql } from '../sql';

/** A change of something that decisions are made from, with what was so before. */
export interface DecisionChange {
  readonly at: Date;
  readonly action: string;
  /** A room's id, a platform's, or the target of a kill switch. */
  readonly subjectId: string;
  readonly before: AuditSnapshot;
}

/** What of these rooms, of any platform and of any kill switch was changed since a moment, as the audit log has it. */
export async function listDecisionChanges(since: Date, roomIds: readonly string[]): Promise<DecisionChange[]> {
  const rows = await sql.query<
    { at: Date; action: string; subject_id: string; before: AuditSnapshot } & QueryResultRow
  >({
    text: `SELECT at, action, subject_id, before FROM audit_entries
            WHERE subject_kind = 'room' AND subject_id = ANY ($2) AND at > $1 AND before IS NOT NULL
              AND split_part(action, '.', 1) IN ('room', 'override')
           UNION ALL
           SELECT at, action, subject_id, before FROM audit_entries
            WHERE subject_kind IN ('platform', 'kill-switch') AND at > $1 AND before IS NOT NULL
              AND action IN ('platform.state-changed', 'platform.breaker-opened', 'platform.breaker-closed',
                             'kill-switch.switched-on', 'kill-switch.switched-off', 'kill-switch.held', 'kill-switch.released')`,
    values: [since, roomIds],
  });
  return rows.map(({ subject_id: subjectId, ...change }) => ({ ...change, subjectId }));
}

/** A version of the plan that was in force, and how far it had come at the end of that. */
export interface FormerPlan {
  readonly version: number;
  readonly publishedBy: string;
  readonly publishedAt: Date;
  readonly replacedAt: Date;
  readonly plan: Plan;
  readonly progress: PlanProgress;
}

/** The versions of the plan that were replaced since a moment, the latest first. */
export async function listFormerPlans(since: Date): Promise<FormerPlan[]> {
  const rows = await sql.query<
    {
      version: number;
      published_by: string;
      published_at: Date;
      replaced_at: Date;
      plan: Plan;
      progress: unknown;
    } & QueryResultRow
  >({
    text: `SELECT version, published_by, published_at, replaced_at, plan, progress FROM migration_plans
            WHERE replaced_at > $1 ORDER BY version DESC`,
    values: [since],
  });
  return rows.map((row) => ({
    version: row.version,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
    replacedAt: row.replaced_at,
    plan: row.plan,
    progress: planProgressSchema.parse(row.progress ?? {}),
  }));
}
