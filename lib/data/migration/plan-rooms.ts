import 'server-only';
import type { PlanRoom } from '../../migration/plans/preview/plan-room';
import { USAGE_DAYS } from '../../schemas/decision';
import { IS_AT_PLATFORM } from '../meetings/recordings';
import { readInSlices } from '../read-in-slices';
import { PEOPLE_COUNT } from '../rooms/room-states';
import { type SqlRunner, type SqlStatement, sql } from '../sql';
import { type DecisionRoomRow, toDecisionRoom } from './decision-room-row';

interface PlanRoomRow extends DecisionRoomRow {
  door: string;
  size: number;
  recording: PlanRoom['room']['settings']['recording'];
  recording_start: string;
  override_id: string | null;
  override_platform: string;
  override_expires_at: Date | null;
  override_waive: string[];
  override_created_by: string;
  override_created_at: Date;
  live_platform: string | null;
  people: number | null;
  largest_people: number | null;
  has_recorded_to_cloud: boolean | null;
  has_recorded_locally: boolean | null;
}

/**
 * Every room with all that a decision asks of it: owner, former names, move by hand, the call that goes on, and what its
 * meetings of the last days used. One question however many rooms there are; what is counted is counted once for all of
 * them rather than room by room.
 */
export async function listPlanRooms(runner: SqlRunner = sql): Promise<PlanRoom[]> {
  return (await runner.query<PlanRoomRow>(ALL_ROOMS)).map(toPlanRoom);
}

/** The same a slice at a time, for when there are very many. */
export async function* readPlanRooms(size: number): AsyncGenerator<PlanRoom[], void> {
  for await (const rows of readInSlices<PlanRoomRow>(ALL_ROOMS, size)) yield rows.map(toPlanRoom);
}

const ALL_ROOMS: SqlStatement = {
  text: `WITH former AS (
             SELECT room_id, array_agg(slug) AS names FROM room_aliases GROUP BY room_id
           ), recorded AS (
             SELECT DISTINCT f.meeting_id FROM recordings f JOIN meetings m ON m.id = f.meeting_id
              WHERE ${IS_AT_PLATFORM} AND m.created_at > now() - interval '${USAGE_DAYS} days'
           ), used AS (
             SELECT m.room_id, max(m.peak_people)::int AS largest_people,
                    bool_or(f.meeting_id IS NOT NULL) AS has_recorded_to_cloud,
                    bool_or(m.settings ->> 'recording' = 'local' AND m.started_at IS NOT NULL) AS has_recorded_locally
               FROM meetings m LEFT JOIN recorded f ON f.meeting_id = m.id
              WHERE m.created_at > now() - interval '${USAGE_DAYS} days' GROUP BY m.room_id
           ), live AS (
             SELECT m.room_id, (array_agg(m.platform ORDER BY m.state DESC))[1] AS platform, ${PEOPLE_COUNT}::int AS people
               FROM meetings m LEFT JOIN participant_sessions s ON s.meeting_id = m.id AND s.state = 'open'
              WHERE m.state IN ('live', 'draining') GROUP BY m.room_id
           )
           SELECT r.id, r.slug, r.platform, r.pin, r.door, r.size, r.recording, r.recording_start, r.tags, r.created_at,
                  u.email AS owner_email, former.names AS former_names,
                  o.id AS override_id, o.platform AS override_platform, o.expires_at AS override_expires_at,
                  o.waive AS override_waive, o.created_by AS override_created_by, o.created_at AS override_created_at,
                  live.platform AS live_platform, live.people,
                  used.largest_people, used.has_recorded_to_cloud, used.has_recorded_locally
             FROM rooms r
             LEFT JOIN users u ON u.id = r.owner_id
             LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL
             LEFT JOIN former ON former.room_id = r.id
             LEFT JOIN used ON used.room_id = r.id
             LEFT JOIN live ON live.room_id = r.id
            WHERE r.deleted_at IS NULL ORDER BY r.sort_name, r.slug`,
};

function toPlanRoom(row: PlanRoomRow): PlanRoom {
  return {
    room: toDecisionRoom(row, {
      size: row.size,
      recording: row.recording,
      recordingStart: row.recording_start,
      door: row.door,
    }),
    usage: {
      largestPeople: row.largest_people ?? 0,
      hasRecordedToCloud: row.has_recorded_to_cloud ?? false,
      hasRecordedLocally: row.has_recorded_locally ?? false,
    },
    override: row.override_id
      ? {
          platform: row.override_platform,
          expiresAt: row.override_expires_at,
          waive: row.override_waive,
          createdBy: row.override_created_by,
          createdAt: row.override_created_at,
        }
      : null,
    live: row.live_platform === null ? null : { platform: row.live_platform, people: row.people ?? 0 },
  };
}
