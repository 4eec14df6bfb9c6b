import 'server-only';
import type { QueryResultRow } from 'pg';
import type { DecisionOverride, DecisionRoom } from '../../migration/decision';
import type { RoomUsage } from '../../migration/room-facts';
import { USAGE_DAYS } from '../../schemas/decision';
import { IS_AT_PLATFORM } from '../meetings/recordings';
import { type SqlStatement, sql } from '../sql';
import { type DecisionRoomRow, toDecisionRoom } from './decision-room-row';

/** A room as decisions look at it, without what its meetings used: most decisions don't ask. */
export interface RoomToDecideLater {
  readonly room: DecisionRoom;
  readonly override: DecisionOverride | null;
}

interface Row extends DecisionRoomRow {
  size: number;
  recording: DecisionRoom['settings']['recording'];
  override_platform: string | null;
  override_expires_at: Date | null;
  override_waive: string[];
  override_created_by: string;
  override_created_at: Date;
}

/** Every room with what a decision asks of it beyond what its meetings used. */
export async function listRoomsToDecide(): Promise<RoomToDecideLater[]> {
  const rows = await sql.query<Row>({
    text: `WITH former AS (SELECT room_id, array_agg(slug) AS names FROM room_aliases GROUP BY room_id)
           SELECT r.id, r.slug, r.platform, r.pin, r.size, r.recording, r.tags, r.created_at,
                  u.email AS owner_email, former.names AS former_names,
                  o.platform AS override_platform, o.expires_at AS override_expires_at, o.waive AS override_waive,
                  o.created_by AS override_created_by, o.created_at AS override_created_at
             FROM rooms r
             LEFT JOIN users u ON u.id = r.owner_id
             LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL
             LEFT JOIN former ON former.room_id = r.id
            WHERE r.deleted_at IS NULL`,
  });
  return rows.map((row) => ({
    room: toDecisionRoom(row, { size: row.size, recording: row.recording }),
    override:
      row.override_platform === null
        ? null
        : {
            platform: row.override_platform,
            expiresAt: row.override_expires_at,
            waive: row.override_waive,
            createdBy: row.override_created_by,
            createdAt: row.override_created_at,
          },
  }));
}

/** What the meetings of the last days used, by room; rooms without any are left out. */
export async function readUsageOfAll(): Promise<ReadonlyMap<string, RoomUsage>> {
  const rows = await sql.query<
    { room_id: string; people: number; to_cloud: boolean; locally: boolean } & QueryResultRow
  >(USAGE);
  return new Map(
    rows.map(({ room_id, people, to_cloud, locally }) => [
      room_id,
      { largestPeople: people, hasRecordedToCloud: to_cloud, hasRecordedLocally: locally },
    ]),
  );
}

const USAGE: SqlStatement = {
  text: `WITH recorded AS (
           SELECT DISTINCT f.meeting_id FROM recordings f JOIN meetings m ON m.id = f.meeting_id
            WHERE ${IS_AT_PLATFORM} AND m.created_at > now() - interval '${USAGE_DAYS} days'
         )
         SELECT m.room_id, coalesce(max(m.peak_people), 0)::int AS people,
                bool_or(f.meeting_id IS NOT NULL) AS to_cloud,
                coalesce(bool_or(m.settings ->> 'recording' = 'local' AND m.started_at IS NOT NULL), false) AS locally
           FROM meetings m LEFT JOIN recorded f ON f.meeting_id = m.id
          WHERE m.created_at > now() - interval '${USAGE_DAYS} days' GROUP BY m.room_id`,
};
