import type { SqlRunner } from '../../data/sql';

export type LeaveReason = 'left' | 'lost' | 'removed' | 'ended';

/** One connection of one person. */
export interface Occupant {
  readonly connectionId: string;
  readonly roomName: string;
  readonly personId: string;
  readonly displayName: string;
  readonly isHost: boolean;
  readonly hasMicrophone: boolean;
  readonly hasCamera: boolean;
  readonly joinedAt: Date;
  readonly leaveReason: LeaveReason | null;
}

type OccupantRow = Occupant & Record<string, unknown>;

/** A page beats every 2 seconds; one that missed this many is gone. */
export const LOST_AFTER_SECONDS = 10;

const COLUMNS = `id AS "connectionId", room_name AS "roomName", person_id AS "personId", display_name AS "displayName",
  is_host AS "isHost", has_microphone AS "hasMicrophone", has_camera AS "hasCamera", joined_at AS "joinedAt",
  leave_reason AS "leaveReason"`;

export async function insertOccupant(
  transaction: SqlRunner,
  occupant: Pick<Occupant, 'connectionId' | 'roomName' | 'personId' | 'displayName' | 'isHost' | 'joinedAt'>,
): Promise<void> {
  await transaction.query({
    name: 'mock-vendor-insert-occupant',
    text: `INSERT INTO mock_vendor_occupants (id, room_name, person_id, display_name, is_host, joined_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      occupant.connectionId,
      occupant.roomName,
      occupant.personId,
      occupant.displayName,
      occupant.isHost,
      occupant.joinedAt,
    ],
  });
}

export async function findOccupant(runner: SqlRunner, connectionId: string): Promise<Occupant | null> {
  const rows = await runner.query<OccupantRow>({
    name: 'mock-vendor-find-occupant',
    text: `SELECT ${COLUMNS} FROM mock_vendor_occupants WHERE id = $1`,
    values: [connectionId],
  });
  return rows[0] ?? null;
}

/** Who is in, in the order in which they came. */
export async function listOccupants(runner: SqlRunner, roomName: string): Promise<Occupant[]> {
  return runner.query<OccupantRow>({
    name: 'mock-vendor-list-occupants',
    text: `SELECT ${COLUMNS} FROM mock_vendor_occupants WHERE room_name = $1 AND left_at IS NULL ORDER BY joined_at, id`,
    values: [roomName],
  });
}

/** Who is in any room, without those whose page has been silent for too long. */
export async function listAllOccupants(runner: SqlRunner): Promise<Occupant[]> {
  return runner.query<OccupantRow>({
    name: 'mock-vendor-list-all-occupants',
    text: `SELECT ${COLUMNS} FROM mock_vendor_occupants
            WHERE left_at IS NULL AND seen_at >= now() - interval '${LOST_AFTER_SECONDS} seconds' ORDER BY joined_at, id`,
  });
}

/** How this person's earlier connections to the room ended, if there were any. */
export async function listEarlierEnds(
  runner: SqlRunner,
  roomName: string,
  personId: string,
): Promise<(LeaveReason | null)[]> {
  const rows = await runner.query<{ leaveReason: LeaveReason | null }>({
    text: `SELECT leave_reason AS "leaveReason" FROM mock_vendor_occupants WHERE room_name = $1 AND person_id = $2`,
    values: [roomName, personId],
  });
  return rows.map((row) => row.leaveReason);
}

/** Notes a sign of life. Null where the connection is over or was never there. */
export async function touchOccupant(
  runner: SqlRunner,
  connectionId: string,
  media: { hasCamera: boolean; hasMicrophone: boolean },
): Promise<Occupant | null> {
  const rows = await runner.query<OccupantRow>({
    name: 'mock-vendor-touch-occupant',
    text: `UPDATE mock_vendor_occupants SET seen_at = now(), has_camera = $2, has_microphone = $3
           WHERE id = $1 AND left_at IS NULL RETURNING ${COLUMNS}`,
    values: [connectionId, media.hasCamera, media.hasMicrophone],
  });
  return rows[0] ?? null;
}

/** Which of a room's open connections to close. */
export type ConnectionChoice =
  | { readonly connectionId: string }
  | { readonly personId: string }
  | 'everybody'
  /** Those whose page has been silent for too long. */
  | 'lost';

/** Ends open connections and returns those that it ended. */
export async function closeOccupants(
  transaction: SqlRunner,
  roomName: string,
  choice: ConnectionChoice,
  end: { at: Date; reason: LeaveReason },
): Promise<Occupant[]> {
  const [condition, value] = conditionOf(choice);
  return transaction.query<OccupantRow>({
    text: `UPDATE mock_vendor_occupants SET left_at = $2, leave_reason = $3
           WHERE room_name = $1 AND left_at IS NULL AND ${condition} RETURNING ${COLUMNS}`,
    values: [roomName, end.at, end.reason, ...(value === null ? [] : [value])],
  });
}

function conditionOf(choice: ConnectionChoice): readonly [condition: string, value: string | null] {
  if (choice === 'everybody') return ['true', null];
  if (choice === 'lost') return [`seen_at < now() - interval '${LOST_AFTER_SECONDS} seconds'`, null];
  return 'connectionId' in choice ? ['id = $4', choice.connectionId] : ['person_id = $4', choice.personId];
}
