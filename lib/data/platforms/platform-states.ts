import 'server-only';
import type { QueryResultRow } from 'pg';
import { PEOPLE_COUNT } from '../rooms/room-states';
import { type SqlRunner, sql } from '../sql';
import type { BreakerRecord } from './platform-breakers';

export type PlatformStateName = 'active' | 'draining' | 'disabled';

/** An administrator's word on a platform, and how its creates went lately. */
export interface PlatformStateRecord {
  readonly platform: string;
  readonly state: PlatformStateName;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly breaker: BreakerRecord & {
    /** `half-open`: the pause is over and one create may try it. */
    readonly state: 'closed' | 'open' | 'half-open';
  };
}

interface PlatformStateRow extends QueryResultRow {
  platform: string;
  state: PlatformStateName;
  version: number;
  updated_at: Date;
  updated_by: string | null;
  failures_in_row: number;
  breaker_opened_at: Date | null;
  breaker_open_until: Date | null;
  breaker_cause: string | null;
  last_failed_at: Date | null;
  breaker_state: 'closed' | 'open' | 'half-open';
}

const COLUMNS = `platform, state, version, updated_at, updated_by,
  failures_in_row, breaker_opened_at, breaker_open_until, breaker_cause, last_failed_at,
  CASE WHEN breaker_opened_at IS NULL THEN 'closed' WHEN breaker_open_until > now() THEN 'open' ELSE 'half-open' END
    AS breaker_state`;

function toRecord(row: PlatformStateRow): PlatformStateRecord {
  return {
    platform: row.platform,
    state: row.state,
    version: row.version,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    breaker: {
      state: row.breaker_state,
      failuresInRow: row.failures_in_row,
      openedAt: row.breaker_opened_at,
      openUntil: row.breaker_open_until,
      cause: row.breaker_cause,
      lastFailedAt: row.last_failed_at,
    },
  };
}

/** Every platform that an administrator ever spoke of, or that ever failed. One that is missing is active, at version 1. */
export async function listPlatformStates(): Promise<PlatformStateRecord[]> {
  const rows = await sql.query<PlatformStateRow>({
    name: 'list-platform-states',
    text: `SELECT ${COLUMNS} FROM platform_states`,
  });
  return rows.map(toRecord);
}

/** The state of a platform, locked until the transaction ends. Makes its row where there is none. */
export async function lockPlatformState(transaction: SqlRunner, platform: string): Promise<PlatformStateRecord> {
  await transaction.query({
    text: 'INSERT INTO platform_states (platform) VALUES ($1) ON CONFLICT (platform) DO NOTHING',
    values: [platform],
  });
  const [row] = await transaction.query<PlatformStateRow>({
    text: `SELECT ${COLUMNS} FROM platform_states WHERE platform = $1 FOR UPDATE`,
    values: [platform],
  });
  if (!row) throw new Error(`The state of ${platform} was inserted and not found.`);
  return toRecord(row);
}

/** Writes a platform's state and raises its version. The caller holds its lock. */
export async function updatePlatformState(
  transaction: SqlRunner,
  platform: string,
  change: { state: PlatformStateName; updatedBy: string },
): Promise<void> {
  await transaction.query({
    text: `UPDATE platform_states SET state = $2, version = version + 1, updated_at = now(), updated_by = $3 WHERE platform = $1`,
    values: [platform, change.state, change.updatedBy],
  });
}

/** Platforms that drain and have no open meeting left, on its way or going on. */
export async function findDrainedPlatforms(runner: SqlRunner = sql): Promise<string[]> {
  const rows = await runner.query<{ platform: string } & QueryResultRow>({
    text: `SELECT p.platform FROM platform_states p
            WHERE p.state = 'draining' AND NOT EXISTS (
              SELECT 1 FROM meetings m WHERE m.platform = p.platform AND m.state IN ('creating', 'live', 'draining'))`,
  });
  return rows.map(({ platform }) => platform);
}

/** What runs on a platform, and what would. */
export interface PlatformLoad {
  readonly platform: string;
  readonly liveMeetings: number;
  readonly people: number;
  /** Rooms whose home it is. */
  readonly rooms: number;
  /** Rooms that are moved to it by hand. */
  readonly movedRooms: number;
}

/** The load of every platform that anything here names, in one question. */
export async function readPlatformLoads(): Promise<PlatformLoad[]> {
  const rows = await sql.query<
    { platform: string; live_meetings: number; people: number; rooms: number; moved_rooms: number } & QueryResultRow
  >({
    text: `WITH home AS (
             SELECT platform, count(*) AS rooms FROM rooms WHERE deleted_at IS NULL GROUP BY platform
           ), moved AS (
             SELECT o.platform, count(*) AS rooms FROM overrides o JOIN rooms r ON r.id = o.room_id AND r.deleted_at IS NULL
              WHERE o.lifted_at IS NULL AND (o.expires_at IS NULL OR o.expires_at > now()) GROUP BY o.platform
           ), live AS (
             SELECT m.platform, count(DISTINCT m.id) AS meetings, ${PEOPLE_COUNT} AS people
               FROM meetings m LEFT JOIN participant_sessions s ON s.meeting_id = m.id AND s.state = 'open'
              WHERE m.state IN ('live', 'draining') GROUP BY m.platform
           )
           SELECT platform, coalesce(live.meetings, 0)::int AS live_meetings, coalesce(live.people, 0)::int AS people,
                  coalesce(home.rooms, 0)::int AS rooms, coalesce(moved.rooms, 0)::int AS moved_rooms
             FROM home FULL JOIN moved USING (platform) FULL JOIN live USING (platform)`,
  });
  return rows.map((row) => ({
    platform: row.platform,
    liveMeetings: row.live_meetings,
    people: row.people,
    rooms: row.rooms,
    movedRooms: row.moved_rooms,
  }));
}
