import 'server-only';
import type { QueryResultRow } from 'pg';
import type { PlanInForce } from '../../migration/plan-in-force';
import { processSingleton } from '../../process-singleton';
import { type Plan, type PlanProgress, planProgressSchema } from '../../schemas/plan';
import { type SqlRunner, sql } from '../sql';

interface InForceRow extends QueryResultRow {
  version: number;
  published_by: string;
  published_at: Date;
  progress: unknown;
  paused_at: Date | null;
  paused_by: string | null;
  revision: number;
}

interface Kept {
  plan: { readonly version: number; readonly publishedAt: number; readonly plan: Plan } | null;
  progress: { readonly key: string; readonly progress: PlanProgress } | null;
}

/**
 * A version never changes, so its rules are read once; what changes is a small row. The same object is given out for the
 * same thing, so that what others make of it can be kept beside it.
 */
const kept = processSingleton<Kept>('plan', () => ({ plan: null, progress: null }));

/**
 * The plan that decisions are made from; null where none was ever published. Every join asks this, so the rules
 * themselves are read only when another version came into force.
 */
export async function readPlanInForce(runner: SqlRunner = sql): Promise<PlanInForce | null> {
  const [row] = await runner.query<InForceRow>({
    name: 'read-plan-in-force',
    text: `SELECT p.version, p.published_by, p.published_at, s.progress, s.paused_at, s.paused_by, s.revision
             FROM migration_state s JOIN migration_plans p ON p.version = s.version WHERE s.id = 1`,
  });
  if (!row) return null;
  return {
    version: row.version,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
    plan: await readRules(runner, row),
    progress: progressOf(runner, row),
    pause: row.paused_at && { at: row.paused_at, by: row.paused_by },
  };
}

function progressOf(runner: SqlRunner, row: InForceRow): PlanProgress {
  const key = `${row.version} ${row.published_at.getTime()} ${row.revision}`;
  if (kept.progress?.key === key) return kept.progress.progress;
  const progress = planProgressSchema.parse(row.progress);
  if (runner === sql) kept.progress = { key, progress };
  return progress;
}

async function readRules(runner: SqlRunner, { version, published_at }: InForceRow): Promise<Plan> {
  const publishedAt = published_at.getTime();
  const known = kept.plan;
  if (known?.version === version && known.publishedAt === publishedAt) return known.plan;
  const [row] = await runner.query<{ plan: Plan } & QueryResultRow>({
    text: 'SELECT plan FROM migration_plans WHERE version = $1',
    values: [version],
  });
  if (!row) throw new Error(`Version ${version} of the plan is in force and was not found.`);
  // Within a transaction this may be a version that is never committed.
  if (runner === sql) kept.plan = { version, publishedAt, plan: row.plan };
  return row.plan;
}
