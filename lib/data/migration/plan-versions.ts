import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Page, Paging } from '../../schemas/paging';
import { type Plan, type PlanProgress, type PlanVersionKind, planProgressSchema } from '../../schemas/plan';
import { readPosition, toPage } from '../page';
import { type SqlRunner, sql } from '../sql';

/** One published version, as it is kept. */
export interface PlanVersion {
  readonly version: number;
  readonly kind: PlanVersionKind;
  readonly plan: Plan;
  readonly note: string | null;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  /** The version that was in force before it. */
  readonly basedOn: number | null;
  /** The version that a rollback copies. */
  readonly copies: number | null;
  /** Null while it is in force. */
  readonly replacedAt: Date | null;
  /** How far it had come when it was replaced. */
  readonly progress: PlanProgress | null;
  readonly isUndone: boolean;
}

interface PlanVersionRow extends QueryResultRow {
  version: number;
  kind: PlanVersionKind;
  plan: Plan;
  note: string | null;
  published_at: Date;
  published_by: string;
  based_on: number | null;
  copies: number | null;
  replaced_at: Date | null;
  progress: unknown;
  is_undone: boolean;
}

const COLUMNS =
  'version, kind, plan, note, published_at, published_by, based_on, copies, replaced_at, progress, is_undone';

function toPlanVersion(row: PlanVersionRow): PlanVersion {
  return {
    version: row.version,
    kind: row.kind,
    plan: row.plan,
    note: row.note,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    basedOn: row.based_on,
    copies: row.copies,
    replacedAt: row.replaced_at,
    progress: row.progress === null ? null : planProgressSchema.parse(row.progress),
    isUndone: row.is_undone,
  };
}

/** How far the plan in force has come; one row, made with the first version. */
export interface MigrationState {
  readonly version: number | null;
  readonly progress: PlanProgress;
  readonly pausedAt: Date | null;
  readonly pausedBy: string | null;
  readonly pauseReason: string | null;
  /** Raised with each change; the number in the ETag. */
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

interface MigrationStateRow extends QueryResultRow {
  version: number | null;
  progress: unknown;
  paused_at: Date | null;
  paused_by: string | null;
  pause_reason: string | null;
  revision: number;
  updated_at: Date;
  updated_by: string | null;
}

const STATE_COLUMNS = 'version, progress, paused_at, paused_by, pause_reason, revision, updated_at, updated_by';

function toState(row: MigrationStateRow): MigrationState {
  return {
    version: row.version,
    progress: planProgressSchema.parse(row.progress),
    pausedAt: row.paused_at,
    pausedBy: row.paused_by,
    pauseReason: row.pause_reason,
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** How far the plan in force has come; null where no plan was ever published. */
export async function readMigrationState(runner: SqlRunner = sql): Promise<MigrationState | null> {
  const [row] = await runner.query<MigrationStateRow>({
    name: 'read-migration-state',
    text: `SELECT ${STATE_COLUMNS} FROM migration_state WHERE id = 1`,
  });
  return row ? toState(row) : null;
}

/** The same, locked until the transaction ends: every change of the plan stands in line here. */
export async function lockMigrationState(transaction: SqlRunner): Promise<MigrationState> {
  await transaction.query({ text: 'INSERT INTO migration_state (id) VALUES (1) ON CONFLICT (id) DO NOTHING' });
  const [row] = await transaction.query<MigrationStateRow>({
    text: `SELECT ${STATE_COLUMNS} FROM migration_state WHERE id = 1 FOR UPDATE`,
  });
  if (!row) throw new Error('The state of the migration was inserted and not found.');
  return toState(row);
}

/** Writes how far the plan has come and raises the revision. The caller holds the lock. */
export async function updateMigrationState(
  transaction: SqlRunner,
  state: Pick<MigrationState, 'version' | 'progress' | 'pausedAt' | 'pausedBy' | 'pauseReason'>,
  updatedBy: string,
): Promise<MigrationState> {
  const [row] = await transaction.query<MigrationStateRow>({
    text: `UPDATE migration_state SET version = $1, progress = $2, paused_at = $3, paused_by = $4, pause_reason = $5,
                  revision = revision + 1, updated_at = now(), updated_by = $6
            WHERE id = 1 RETURNING ${STATE_COLUMNS}`,
    values: [
      state.version,
      JSON.stringify(state.progress),
      state.pausedAt,
      state.pausedBy,
      state.pauseReason,
      updatedBy,
    ],
  });
  if (!row) throw new Error('The state of the migration was locked and is gone.');
  return toState(row);
}

/** Adds the next version. The caller holds the lock of the migration's state, so numbers have no gaps and no twins. */
export async function insertPlanVersion(
  transaction: SqlRunner,
  version: Pick<PlanVersion, 'kind' | 'plan' | 'note' | 'publishedBy' | 'basedOn' | 'copies'>,
): Promise<PlanVersion> {
  const [row] = await transaction.query<PlanVersionRow>({
    text: `INSERT INTO migration_plans (version, kind, plan, note, published_by, based_on, copies)
           SELECT coalesce(max(version), 0) + 1, $1, $2::jsonb, $3, $4, $5::int, $6::int FROM migration_plans
           RETURNING ${COLUMNS}`,
    values: [
      version.kind,
      JSON.stringify(version.plan),
      version.note,
      version.publishedBy,
      version.basedOn,
      version.copies,
    ],
  });
  if (!row) throw new Error('A version of the plan was inserted and not returned.');
  return toPlanVersion(row);
}

/** Notes that a later version took this one's place, and how far it had come. Its rules stay as they are. */
export async function markPlanReplaced(transaction: SqlRunner, version: number, progress: PlanProgress): Promise<void> {
  await transaction.query({
    text: 'UPDATE migration_plans SET replaced_at = now(), progress = $2 WHERE version = $1',
    values: [version, JSON.stringify(progress)],
  });
}

/** Notes that these versions were undone, by a rollback or by taking a settlement back: rollbacks pass over them. */
export async function markPlansUndone(
  transaction: SqlRunner,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<void> {
  await transaction.query({
    text: 'UPDATE migration_plans SET is_undone = true WHERE version > $1 AND version <= $2',
    values: [after, upTo],
  });
}

/** One version; null where there is none of this number. */
export async function findPlanVersion(version: number, runner: SqlRunner = sql): Promise<PlanVersion | null> {
  const [row] = await runner.query<PlanVersionRow>({
    text: `SELECT ${COLUMNS} FROM migration_plans WHERE version = $1`,
    values: [version],
  });
  return row ? toPlanVersion(row) : null;
}

/** All versions, the newest first. */
export async function listPlanVersions(paging: Paging, runner: SqlRunner = sql): Promise<Page<PlanVersion>> {
  const before = readPosition(paging.cursor, /^\d{1,9}$/);
  const rows = await runner.query<PlanVersionRow>({
    text: `SELECT ${COLUMNS} FROM migration_plans WHERE $1::int IS NULL OR version < $1 ORDER BY version DESC LIMIT $2`,
    values: [before, paging.limit + 1],
  });
  return toPage(rows.map(toPlanVersion), paging.limit, ({ version }) => String(version));
}
