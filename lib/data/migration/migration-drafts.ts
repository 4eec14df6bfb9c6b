import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Plan } from '../../schemas/plan';
import { type SqlRunner, sql } from '../sql';

/** The plan that is being written. There is one, and administrators share it. */
export interface MigrationDraft {
  readonly plan: Plan;
  readonly note: string | null;
  /** The version in force that it was made from; null where there was none. */
  readonly basedOn: number | null;
  /** Raised with each change; the number in the ETag. */
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

interface DraftRow extends QueryResultRow {
  plan: Plan;
  note: string | null;
  based_on: number | null;
  revision: number;
  updated_at: Date;
  updated_by: string;
}

const COLUMNS = 'plan, note, based_on, revision, updated_at, updated_by';

function toDraft(row: DraftRow): MigrationDraft {
  return {
    plan: row.plan,
    note: row.note,
    basedOn: row.based_on,
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

export async function findDraft(runner: SqlRunner = sql): Promise<MigrationDraft | null> {
  const [row] = await runner.query<DraftRow>({ text: `SELECT ${COLUMNS} FROM migration_draft WHERE id = 1` });
  return row ? toDraft(row) : null;
}

/**
 * Keeps the draft in place of the one before. The first revision is the time in seconds: a draft that is thrown away and
 * begun again must not have the revision that somebody still looks at. The caller holds the lock of the migration's state.
 */
export async function upsertDraft(
  transaction: SqlRunner,
  draft: Pick<MigrationDraft, 'plan' | 'note' | 'basedOn' | 'updatedBy'>,
): Promise<MigrationDraft> {
  const [row] = await transaction.query<DraftRow>({
    text: `INSERT INTO migration_draft AS d (id, plan, note, based_on, updated_by, revision)
           VALUES (1, $1, $2, $3, $4, extract(epoch FROM now())::int)
           ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, note = excluded.note, based_on = excluded.based_on,
             updated_by = excluded.updated_by, updated_at = now(), revision = d.revision + 1
           RETURNING ${COLUMNS}`,
    values: [JSON.stringify(draft.plan), draft.note, draft.basedOn, draft.updatedBy],
  });
  if (!row) throw new Error('A draft was kept and not returned.');
  return toDraft(row);
}

/** Throws the draft away. False where there was none. */
export async function deleteDraft(transaction: SqlRunner): Promise<boolean> {
  const rows = await transaction.query({ text: 'DELETE FROM migration_draft WHERE id = 1 RETURNING id' });
  return rows.length > 0;
}
