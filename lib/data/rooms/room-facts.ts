import 'server-only';
import type { QueryResultRow } from 'pg';
import type { RoomFacts } from '../../migration/room-facts';
import { USAGE_DAYS } from '../../schemas/decision';
import { IS_AT_PLATFORM } from '../meetings/recordings';
import { type SqlRunner, sql } from '../sql';

interface RoomFactsRow extends QueryResultRow {
  id: string;
  owner_email: string | null;
  tags: string[];
  created_at: Date;
  former_names: string[];
  largest_people: number;
  has_recorded_to_cloud: boolean;
  has_recorded_locally: boolean;
}

/** What decisions ask of rooms beyond their state, in one question for all of them. Deleted rooms are told of as well. */
export async function readRoomFacts(
  roomIds: readonly string[],
  runner: SqlRunner = sql,
): Promise<ReadonlyMap<string, RoomFacts>> {
  const rows = await runner.query<RoomFactsRow>({
    name: 'read-room-facts',
    text: `SELECT r.id, u.email AS owner_email, r.tags, r.created_at,
                  ARRAY(SELECT slug FROM room_aliases WHERE room_id = r.id) AS former_names,
                  coalesce(used.largest_people, 0) AS largest_people,
                  coalesce(used.has_recorded_to_cloud, false) AS has_recorded_to_cloud,
                  coalesce(used.has_recorded_locally, false) AS has_recorded_locally
             FROM rooms r
             LEFT JOIN users u ON u.id = r.owner_id
             LEFT JOIN LATERAL (
               SELECT max(m.peak_people)::int AS largest_people,
                      bool_or(EXISTS (SELECT 1 FROM recordings f WHERE f.meeting_id = m.id AND ${IS_AT_PLATFORM}))
                        AS has_recorded_to_cloud,
                      bool_or(m.settings ->> 'recording' = 'local' AND m.started_at IS NOT NULL) AS has_recorded_locally
                 FROM meetings m
                WHERE m.room_id = r.id AND m.created_at > now() - interval '${USAGE_DAYS} days'
             ) used ON true
            WHERE r.id = ANY ($1::uuid[])`,
    values: [roomIds],
  });
  return new Map(rows.map((row) => [row.id, toRoomFacts(row)]));
}

/** The same of one room. */
export async function readFactsOfRoom(roomId: string, runner: SqlRunner = sql): Promise<RoomFacts> {
  return (await readRoomFacts([roomId], runner)).get(roomId) ?? UNKNOWN_ROOM;
}

function toRoomFacts(row: RoomFactsRow): RoomFacts {
  return {
    ownerEmail: row.owner_email,
    tags: row.tags,
    createdAt: row.created_at,
    formerNames: row.former_names,
    usage: {
      largestPeople: row.largest_people,
      hasRecordedToCloud: row.has_recorded_to_cloud,
      hasRecordedLocally: row.has_recorded_locally,
    },
  };
}

/** A room that was deleted for good meanwhile: no list, owner or tag of a rule names it. */
export const UNKNOWN_ROOM: RoomFacts = {
  ownerEmail: null,
  tags: [],
  createdAt: new Date(0),
  formerNames: [],
  usage: { largestPeople: 0, hasRecordedToCloud: false, hasRecordedLocally: false },
};
