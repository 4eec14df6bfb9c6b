import 'server-only';
import type { QueryResultRow } from 'pg';
import { CONNECTING_HOLD_MS } from '../../meetings/timing';
import type { SqlRunner } from '../sql';

/** What decides whether a meeting may end. */
export interface Occupancy {
  readonly people: number;
  readonly isSomebodyConnecting: boolean;
  readonly firstJoinedAt: Date | null;
  /** When the latest stay that is over was over, however late it was told of. */
  readonly lastLeftAt: Date | null;
  /** The longest silence among those who are known only from their own page: when it began. Null without such. */
  readonly oldestPageSignAt: Date | null;
}

interface OccupancyRow extends QueryResultRow {
  meeting_id: string;
  people: number;
  connecting: boolean | null;
  first_joined_at: Date | null;
  last_left_at: Date | null;
  oldest_page_sign_at: Date | null;
}

const NOBODY: Occupancy = {
  people: 0,
  isSomebodyConnecting: false,
  firstJoinedAt: null,
  lastLeftAt: null,
  oldestPageSignAt: null,
};

/** Who is in a meeting, counted. */
export async function readOccupancy(transaction: SqlRunner, meetingId: string): Promise<Occupancy> {
  const occupancies = await readOccupancies(transaction, [meetingId]);
  return occupancies.get(meetingId) ?? NOBODY;
}

/** The same for several meetings, in one statement. */
export async function readOccupancies(
  transaction: SqlRunner,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, Occupancy>> {
  const rows = await transaction.query<OccupancyRow>({
    name: 'read-occupancies',
    text: `SELECT meeting_id,
                  count(DISTINCT coalesce(participant_id, id)) FILTER (WHERE state = 'open' AND NOT is_bot)::int AS people,
                  bool_or(state = 'connecting' AND last_sign_at > now() - interval '${CONNECTING_HOLD_MS} milliseconds') AS connecting,
                  min(joined_at) FILTER (WHERE NOT is_bot) AS first_joined_at,
                  max(left_at) FILTER (WHERE NOT is_bot AND (joined_at IS NOT NULL OR closed_by = 'event')) AS last_left_at,
                  min(coalesce(last_sign_at, created_at)) FILTER (WHERE state = 'open' AND vendor_session_id IS NULL) AS oldest_page_sign_at
             FROM participant_sessions WHERE meeting_id = ANY($1::uuid[]) GROUP BY meeting_id`,
    values: [meetingIds],
  });
  const known = new Map<string, Occupancy>(meetingIds.map((id) => [id, NOBODY]));
  for (const row of rows) {
    known.set(row.meeting_id, {
      people: row.people,
      isSomebodyConnecting: row.connecting ?? false,
      firstJoinedAt: row.first_joined_at,
      lastLeftAt: row.last_left_at,
      oldestPageSignAt: row.oldest_page_sign_at,
    });
  }
  return known;
}
