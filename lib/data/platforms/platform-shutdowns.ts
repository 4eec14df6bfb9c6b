import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from '../sql';
import type { PlatformStateName } from './platform-states';

/** A change of a platform's state, since which it takes no new meetings or after which it still took none. */
export interface ShutdownStep {
  readonly state: PlatformStateName;
  readonly at: Date;
  /** Null where it came about by itself, with the end of the last call. */
  readonly by: string | null;
}

interface ShutdownRow extends QueryResultRow {
  platform: string;
  state: PlatformStateName;
  at: Date;
  by: string | null;
}

/** What was done to every platform that takes no new meetings since it last took some, oldest first. */
export async function readShutdowns(): Promise<ReadonlyMap<string, readonly ShutdownStep[]>> {
  const rows = await sql.query<ShutdownRow>({
    name: 'read-shutdowns',
    text: `SELECT p.platform, e.after ->> 'state' AS state, e.at, CASE WHEN e.actor_kind <> 'system' THEN e.actor_name END AS by
             FROM platform_states p
             JOIN audit_entries e ON e.subject_kind = 'platform' AND e.subject_id = p.platform
                                 AND e.action = 'platform.state-changed'
            WHERE p.state <> 'active'
              AND e.id >= (SELECT max(f.id) FROM audit_entries f
                            WHERE f.subject_kind = 'platform' AND f.subject_id = p.platform
                              AND f.action = 'platform.state-changed' AND f.before ->> 'state' = 'active')
            ORDER BY e.id`,
  });
  const steps = new Map<string, ShutdownStep[]>();
  for (const { platform, ...step } of rows) steps.set(platform, [...(steps.get(platform) ?? []), step]);
  return steps;
}
