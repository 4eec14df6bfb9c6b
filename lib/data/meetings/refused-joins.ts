import 'server-only';
import type { QueryResultRow } from 'pg';
import type { DecisionStep } from '../../schemas/decision';
import { nameOf } from '../rooms/deleted-rooms';
import { sql } from '../sql';

/**
 * Why somebody was let into no call. `no-platform`: none can take the room. `timed-out`: no meeting came about in time.
 * `platform-unavailable`: the platform of a call that goes on gave no way in. `call-ended`: each meeting was over before
 * they were in it.
 */
export type RefusalCause = 'no-platform' | 'timed-out' | 'platform-unavailable' | 'call-ended';

/** Somebody who was let into no call, and the code that they were told. */
export interface RefusedJoin {
  readonly at: Date;
  /** Null where it was deleted and its name freed. */
  readonly room: string | null;
  readonly cause: RefusalCause;
  readonly supportCode: string;
  /** Every step of the decision that found no platform, or what the call's platform did; null where neither is known. */
  readonly steps: readonly DecisionStep[] | null;
}

/** Keeps a refusal, so that the code which a person reads out leads to what happened. */
export async function insertRefusedJoin(refused: {
  roomId: string;
  cause: RefusalCause;
  supportCode: string;
  steps: readonly DecisionStep[] | null;
}): Promise<void> {
  await sql.query({
    name: 'insert-refused-join',
    text: 'INSERT INTO refused_joins (room_id, cause, support_code, steps) VALUES ($1, $2, $3, $4)',
    values: [refused.roomId, refused.cause, refused.supportCode, refused.steps && JSON.stringify(refused.steps)],
  });
}

/** The newest refusals since a moment, of all rooms or of one, and how many there were. */
export async function listRefusedJoins(asked: {
  since: Date;
  limit: number;
  roomId?: string;
}): Promise<{ count: number; newest: RefusedJoin[] }> {
  const rows = await sql.query<RefusedJoinRow>({
    name: 'list-refused-joins',
    text: `SELECT f.at, ${nameOf('r')} AS room, f.cause, f.support_code, f.steps,
                  (SELECT count(*)::int FROM refused_joins
                    WHERE at >= $1 AND ($3::uuid IS NULL OR room_id = $3)) AS count
             FROM refused_joins f JOIN rooms r ON r.id = f.room_id
            WHERE f.at >= $1 AND ($3::uuid IS NULL OR f.room_id = $3) ORDER BY f.at DESC, f.id DESC LIMIT $2`,
    values: [asked.since, asked.limit, asked.roomId ?? null],
  });
  return {
    count: rows[0]?.count ?? 0,
    newest: rows.map(({ at, room, cause, support_code, steps }) => {
      return { at, room, cause, supportCode: support_code, steps };
    }),
  };
}

interface RefusedJoinRow extends QueryResultRow {
  at: Date;
  room: string | null;
  cause: RefusalCause;
  support_code: string;
  steps: DecisionStep[] | null;
  count: number;
}

export async function deleteRefusedJoinsBefore(before: Date): Promise<void> {
  await sql.query({ text: 'DELETE FROM refused_joins WHERE at < $1', values: [before] });
}
