import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from './sql';

/** What the conditions of a plan can name. All in small letters. */
export interface NamedInPlans {
  readonly homes: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

export async function readNamedInPlans(runner: SqlRunner = sql): Promise<NamedInPlans> {
  const [row] = await runner.query<{ homes: string[]; owners: string[]; tags: string[] } & QueryResultRow>({
    text: `SELECT ARRAY(SELECT DISTINCT platform FROM rooms WHERE deleted_at IS NULL) AS homes,
                  ARRAY(SELECT lower(email) FROM users WHERE disabled_at IS NULL) AS owners,
                  ARRAY(SELECT DISTINCT lower(tag) FROM rooms, unnest(tags) AS tag WHERE deleted_at IS NULL) AS tags`,
  });
  return { homes: new Set(row?.homes), owners: new Set(row?.owners), tags: new Set(row?.tags) };
}
