import type { QueryResultRow } from 'pg';
import type { Room, RoomListing } from '../../rooms/room';
import { GATHERED_COUNT, IS_IN_GATHERING } from '../meetings/gathered-people';
import { type OverrideRow, toOverride } from '../migration/override-row';

interface RoomRow extends QueryResultRow {
  id: string;
  slug: string;
  title: string;
  owner_id: string | null;
  owner_name: string | null;
  platform: string;
  pin: Room['pin'];
  visibility: Room['visibility'];
  tags: string[];
  door: Room['settings']['door'];
  size: number;
  recording: Room['settings']['recording'];
  recording_start: Room['settings']['recordingStart'];
  meeting_hours: number;
  grace_seconds: number;
  version: number;
  created_at: Date;
  updated_at: Date;
  updated_by: string | null;
  deleted_at: Date | null;
  former_names: string[] | null;
  closing_since: Date | null;
  closing_by: string | null;
}

export interface RoomListingRow extends RoomRow {
  override: OverrideRow | null;
  is_override_over: boolean;
  meeting_id: string | null;
  meeting_platform: string;
  meeting_state: string;
  meeting_created_at: Date;
  meeting_started_at: Date | null;
  meeting_end_date: Date;
  meeting_relocate_at: Date | null;
  meeting_relocate_by: string | null;
  meeting_relocate_failure: { isAtOnce?: boolean } | null;
  people: number;
  waiting_people: number;
}

/**
 * Rooms with owner, move by hand and open meeting, in one question however many rooms there are. People are counted
 * over every open meeting of the room: while a call is being moved to another platform both halves are one gathering.
 */
export const SELECT_ROOM_LISTING = `
  SELECT r.id, r.slug, r.title, r.owner_id, u.name AS owner_name, r.platform, r.pin, r.visibility, r.tags, r.door, r.size,
         r.recording, r.recording_start, r.meeting_hours, r.grace_seconds, r.version, r.created_at, r.updated_at,
         r.updated_by, r.deleted_at, r.closing_since, r.closing_by,
         CASE WHEN r.deleted_at IS NOT NULL
              THEN ARRAY(SELECT slug FROM room_aliases WHERE room_id = r.id ORDER BY slug) END AS former_names,
         to_json(o) AS override, coalesce(o.expires_at <= now(), false) AS is_override_over,
         m.id AS meeting_id, m.platform AS meeting_platform, m.state AS meeting_state, m.created_at AS meeting_created_at,
         m.started_at AS meeting_started_at, m.end_date AS meeting_end_date, m.relocate_at AS meeting_relocate_at, m.relocate_by AS meeting_relocate_by,
         m.relocate_failure AS meeting_relocate_failure,
         coalesce(p.people, 0)::int AS people,
         (SELECT count(*) FROM waiting_people w WHERE w.room_id = r.id AND w.state = 'waiting' AND w.gone_at > now())::int AS waiting_people
    FROM rooms r
    LEFT JOIN users u ON u.id = r.owner_id
    LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL
    LEFT JOIN LATERAL (
      SELECT * FROM meetings WHERE room_id = r.id AND state IN ('creating', 'live', 'draining')
       ORDER BY array_position(ARRAY['live', 'creating', 'draining'], state) LIMIT 1
    ) m ON true
    LEFT JOIN LATERAL (
      SELECT ${GATHERED_COUNT} AS people
        FROM meetings g JOIN participant_sessions s ON s.meeting_id = g.id
       WHERE g.room_id = r.id AND g.state IN ('live', 'draining') AND s.state IN ('open', 'connecting')
         AND ${IS_IN_GATHERING}
    ) p ON m.id IS NOT NULL`;

export function toRoomListing(row: RoomListingRow): RoomListing {
  const override = row.override ? toOverride(row.override) : null;
  return {
    room: toRoom(row),
    override: row.is_override_over ? null : override,
    expiredOverride: row.is_override_over ? override : null,
    waitingPeople: row.waiting_people,
    live: row.meeting_id
      ? {
          meetingId: row.meeting_id,
          platform: row.meeting_platform,
          state: row.meeting_state,
          people: row.people,
          createdAt: row.meeting_created_at,
          startedAt: row.meeting_started_at,
          endDate: row.meeting_end_date,
          relocateAt: row.meeting_relocate_at,
          relocateBy: row.meeting_relocate_by,
          relocateFailure: row.meeting_relocate_failure,
        }
      : null,
  };
}

function toRoom(row: RoomRow): Room {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    platform: row.platform,
    pin: row.pin,
    visibility: row.visibility,
    tags: row.tags,
    settings: {
      door: row.door,
      size: row.size,
      recording: row.recording,
      recordingStart: row.recording_start,
      meetingHours: row.meeting_hours,
      graceSeconds: row.grace_seconds,
    },
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    deletedAt: row.deleted_at,
    formerNames: row.former_names,
    closingSince: row.closing_since,
    closingBy: row.closing_by,
  };
}
