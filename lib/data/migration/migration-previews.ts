import 'server-only';
import type { QueryResultRow } from 'pg';
import type { PreviewedRoom } from '../../migration/plans/preview/previewed-room';
import type { Plan } from '../../schemas/plan';
import { type SqlRunner, sql } from '../sql';

/** How long a preview can be published, in hours. */
export const PREVIEW_KEPT_HOURS = 24;

/** What a preview showed. */
export interface MigrationPreview {
  readonly hash: string;
  readonly plan: Plan;
  /** The version in force at the time. */
  readonly version: number | null;
  readonly rooms: readonly PreviewedRoom[];
  readonly createdAt: Date;
  readonly createdBy: string;
}

interface PreviewRow extends QueryResultRow {
  hash: string;
  plan: Plan;
  version: number | null;
  outcomes: readonly PreviewedRoom[];
  created_at: Date;
  created_by: string;
}

/** Keeps a preview. The same preview made again is the same row, and young again. */
export async function insertPreview(
  preview: Omit<MigrationPreview, 'createdAt'>,
  runner: SqlRunner = sql,
): Promise<void> {
  await runner.query({
    text: `INSERT INTO migration_previews (hash, plan, version, outcomes, created_by) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (hash) DO UPDATE SET created_at = now(), created_by = excluded.created_by`,
    values: [
      preview.hash,
      JSON.stringify(preview.plan),
      preview.version,
      JSON.stringify(preview.rooms),
      preview.createdBy,
    ],
  });
}

/** A preview by its hash; null where there is none or it is too old. */
export async function findPreview(hash: string, runner: SqlRunner = sql): Promise<MigrationPreview | null> {
  const [row] = await runner.query<PreviewRow>({
    text: `SELECT hash, plan, version, outcomes, created_at, created_by FROM migration_previews
            WHERE hash = $1 AND created_at > now() - interval '${PREVIEW_KEPT_HOURS} hours'`,
    values: [hash],
  });
  if (!row) return null;
  const { plan, version, outcomes, created_at, created_by } = row;
  return { hash: row.hash, plan, version, rooms: outcomes, createdAt: created_at, createdBy: created_by };
}

/** Deletes previews that nobody can publish any more. */
export async function deleteOldPreviews(): Promise<void> {
  await sql.query({
    text: `DELETE FROM migration_previews WHERE created_at < now() - interval '${PREVIEW_KEPT_HOURS} hours'`,
  });
}
