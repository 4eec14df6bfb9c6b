import 'server-only';
import type { QueryResultRow } from 'pg';
import type { RoomState } from '../../meetings/room-state';
import { PAGE_SILENCE_MS } from '../../meetings/timing';
import type { RoomSettings } from '../../schemas/room';
import { gatherWork } from '../gather-work';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from '../meetings/meeting-row';
import { type SqlRunner, sql } from '../sql';

/** People: distinct persons with an open session; machines don't count. */
export const PEOPLE_COUNT = `count(DISTINCT coalesce(s.participant_id, s.id)) FILTER (WHERE s.state = 'open' AND NOT s.is_bot)`;

interface RoomStateRow extends QueryResultRow, Partial<MeetingRow> {
  id: string;
  slug: string;
  title: string;
  owner_id: string | null;
  visibility: 'open' | 'members' | 'private';
  platform: string;
  pin: 'none' | 'preferred' | 'required';
  door: RoomSettings['door'];
  size: number;
  recording: RoomSettings['recording'];
  recording_start: RoomSettings['recordingStart'];
  meeting_hours: number;
  grace_seconds: number;
  is_closing: boolean;
  override_platform: string | null;
  override_expires_at: Date | null;
  override_waive: string[] | null;
  override_created_by: string | null;
  override_created_at: Date | null;
  creating_id: string | null;
  creating_platform: string | null;
  creating_lease_expires_at: Date | null;
  people: number;
  is_confirmed: boolean;
  is_in_use: boolean;
}

const SELECT_ROOM_STATE = `
  SELECT r.id, r.slug, r.title, r.owner_id, r.visibility, r.platform, r.pin, r.door, r.size, r.recording, r.recording_start,
         r.meeting_hours, r.grace_seconds, r.closing_since IS NOT NULL AS is_closing,
         o.platform AS override_platform, o.expires_at AS override_expires_at, o.waive AS override_waive,
         o.created_by AS override_created_by, o.created_at AS override_created_at,
         c.id AS creating_id, c.platform AS creating_platform, c.lease_expires_at AS creating_lease_expires_at,
         ${MEETING_COLUMNS},
         -- While a call is moved, both parts are one gathering: nobody may be in its new part yet.
         (SELECT ${PEOPLE_COUNT} FROM participant_sessions s
           WHERE s.meeting_id = ANY (ARRAY[m.id, m.continues_id]) AND s.state = 'open')::int AS people,
         m.id IS NOT NULL AND EXISTS (
           SELECT 1 FROM participant_sessions s
            WHERE s.meeting_id = m.id AND s.state = 'open' AND NOT s.is_bot AND s.vendor_session_id IS NOT NULL) AS is_confirmed,
         -- Questions that stop at their first row: hundreds may be on their way in at once. The last is of people whom the
         -- vendor told to have left and whose pages go on: it may have been a mistake, and they would lose the room.
         m.id IS NOT NULL AND (
           EXISTS (SELECT 1 FROM participant_sessions s
                    WHERE s.meeting_id = ANY (ARRAY[m.id, m.continues_id]) AND s.state = 'open' AND NOT s.is_bot)
           OR EXISTS (SELECT 1 FROM participant_sessions s
                       WHERE s.meeting_id = ANY (ARRAY[m.id, m.continues_id]) AND s.state IN ('open', 'connecting')
                         AND s.last_sign_at > now() - interval '${PAGE_SILENCE_MS} milliseconds')
           OR EXISTS (SELECT 1 FROM participant_sessions s
                       WHERE s.meeting_id = ANY (ARRAY[m.id, m.continues_id]) AND s.state = 'closed' AND NOT s.has_page_left
                         AND s.last_sign_at > now() - interval '${PAGE_SILENCE_MS} milliseconds')
         ) AS is_in_use
    FROM rooms r
    LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL
    LEFT JOIN meetings c ON c.room_id = r.id AND c.state = 'creating'
    LEFT JOIN meetings m ON m.room_id = r.id AND m.state = 'live'
   WHERE r.deleted_at IS NULL`;

/**
 * Everything a join and a decision need to know of a room, in one question, which serves everybody who asks at the same
 * moment. Follows a room that was renamed.
 */
export const findRoomState = gatherWork<string, RoomState | null>('room-states', async (asked) => {
  const slugs = [...new Set(asked)];
  const rows = await sql.query<RoomStateRow>({
    name: 'find-room-states',
    text: `${SELECT_ROOM_STATE} AND r.slug = ANY ($1)`,
    values: [slugs],
  });
  const known = new Map(rows.map((row) => [row.slug, toRoomState(row)]));
  const unknown = slugs.filter((slug) => !known.has(slug));
  const renamed = unknown.length > 0 ? await findRenamedRooms(unknown) : known;
  return asked.map((slug) => known.get(slug) ?? renamed.get(slug) ?? null);
});

async function findRenamedRooms(slugs: readonly string[]): Promise<ReadonlyMap<string, RoomState>> {
  const aliases = await sql.query<{ slug: string; room_id: string }>({
    name: 'find-rooms-of-aliases',
    text: 'SELECT slug, room_id FROM room_aliases WHERE slug = ANY ($1)',
    values: [slugs],
  });
  const rows = await sql.query<RoomStateRow>({
    name: 'find-room-states-by-id',
    text: `${SELECT_ROOM_STATE} AND r.id = ANY ($1::uuid[])`,
    values: [aliases.map(({ room_id }) => room_id)],
  });
  const states = new Map(rows.map((row) => [row.id, toRoomState(row)]));
  return new Map(
    aliases.flatMap(({ slug, room_id }) => {
      const state = states.get(room_id);
      return state ? [[slug, state] as const] : [];
    }),
  );
}

/** The same by the room's id. */
export async function findRoomStateById(roomId: string, runner: SqlRunner = sql): Promise<RoomState | null> {
  const [row] = await runner.query<RoomStateRow>({
    name: 'find-room-state-by-id',
    text: `${SELECT_ROOM_STATE} AND r.id = $1`,
    values: [roomId],
  });
  return row ? toRoomState(row) : null;
}

/**
 * The same by the room's id, with the room locked until the transaction ends: reservations of a room stand in line.
 * Rooms are locked before their meetings, and never so strongly that a row which merely names the room has to wait
 * (`FOR UPDATE` would): whoever writes one may hold the meeting already, and the two would wait for each other.
 */
export async function lockRoomState(roomId: string, transaction: SqlRunner): Promise<RoomState | null> {
  await transaction.query({
    name: 'lock-room-state',
    text: 'SELECT 1 FROM rooms WHERE id = $1 FOR NO KEY UPDATE',
    values: [roomId],
  });
  // A statement of its own, after the lock: what the holder before us committed must be seen.
  return findRoomStateById(roomId, transaction);
}

function toRoomState(row: RoomStateRow): RoomState {
  return {
    room: {
      id: row.id,
      slug: row.slug,
      title: row.title,
      ownerId: row.owner_id,
      visibility: row.visibility,
      platform: row.platform,
      pin: row.pin,
      settings: {
        door: row.door,
        size: row.size,
        recording: row.recording,
        recordingStart: row.recording_start,
        meetingHours: row.meeting_hours,
        graceSeconds: row.grace_seconds,
      },
      isClosing: row.is_closing,
    },
    override:
      row.override_platform === null
        ? null
        : {
            platform: row.override_platform,
            expiresAt: row.override_expires_at,
            waive: row.override_waive ?? [],
            createdBy: row.override_created_by ?? '',
            createdAt: row.override_created_at ?? new Date(0),
          },
    creating:
      row.creating_id === null
        ? null
        : {
            id: row.creating_id,
            platform: row.creating_platform ?? '',
            leaseExpiresAt: row.creating_lease_expires_at ?? new Date(0),
          },
    meeting: row.meeting_id ? toMeeting(row as MeetingRow) : null,
    people: row.people,
    isSomebodyConfirmed: row.is_confirmed,
    isInUse: row.is_in_use,
  };
}
