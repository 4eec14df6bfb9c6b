import 'server-only';
import type { QueryResultRow } from 'pg';
import type { WaitingPerson } from '../../door/waiting-person';
import { type SqlRunner, sql } from '../sql';

interface WaitingRow extends QueryResultRow {
  id: string;
  room_id: string;
  display_name: string;
  user_id: string | null;
  state: WaitingPerson['state'];
  created_at: Date;
  gone_at: Date;
  decided_at: Date | null;
  meeting_id: string | null;
}

const COLUMNS =
  'w.id, w.room_id, w.display_name, w.user_id, w.state, w.created_at, w.gone_at, w.decided_at, w.meeting_id';

function toWaitingPerson(row: WaitingRow): WaitingPerson {
  return {
    id: row.id,
    roomId: row.room_id,
    displayName: row.display_name,
    userId: row.user_id,
    state: row.state,
    since: row.created_at,
    goneAt: row.gone_at,
    decidedAt: row.decided_at,
    meetingId: row.meeting_id,
  };
}

/** How long somebody is still there from now on, unless heard from again. */
const GONE_AT = (place: number) => `now() + $${place}::int * interval '1 millisecond'`;

/** Who came to a room's door: known by what their browser carries, else by their account. */
interface DoorCaller {
  readonly roomId: string;
  readonly waitingId: string | null;
  readonly userId: string | null;
}

const SELECT_DOOR_CALLER = `
  SELECT ${COLUMNS} FROM waiting_people w
   WHERE w.room_id = $1 AND (w.id = $2 OR w.user_id = $3) AND w.gone_at > now()
   ORDER BY (w.id = $2) IS TRUE DESC, w.created_at LIMIT 1`;

/** Somebody who came to a room's door before and isn't gone. */
export async function findWaitingPerson(caller: DoorCaller, runner: SqlRunner = sql): Promise<WaitingPerson | null> {
  const [row] = await runner.query<WaitingRow>({
    name: 'find-waiting-person',
    text: SELECT_DOOR_CALLER,
    values: [caller.roomId, caller.waitingId, caller.userId],
  });
  return row ? toWaitingPerson(row) : null;
}

/** The same, locked until the transaction ends. */
export async function lockWaitingPerson(transaction: SqlRunner, caller: DoorCaller): Promise<WaitingPerson | null> {
  const [row] = await transaction.query<WaitingRow>({
    name: 'lock-waiting-person',
    text: `${SELECT_DOOR_CALLER} FOR UPDATE`,
    values: [caller.roomId, caller.waitingId, caller.userId],
  });
  return row ? toWaitingPerson(row) : null;
}

/** Puts somebody at the end of the line. */
export async function insertWaitingPerson(
  transaction: SqlRunner,
  person: { roomId: string; displayName: string; userId: string | null; address: string | null; stayMs: number },
): Promise<WaitingPerson> {
  const [row] = await transaction.query<WaitingRow>({
    name: 'insert-waiting-person',
    text: `INSERT INTO waiting_people AS w (room_id, display_name, user_id, address, gone_at)
           VALUES ($1, $2, $3, $4, ${GONE_AT(5)}) RETURNING ${COLUMNS}`,
    values: [person.roomId, person.displayName, person.userId, person.address, person.stayMs],
  });
  if (!row) throw new Error('Somebody was put in line and not returned.');
  return toWaitingPerson(row);
}

/** Somebody asks once more: under this name, and undecided. They keep their place where they were still waiting. */
export async function askAgain(
  transaction: SqlRunner,
  asked: { waitingId: string; displayName: string; stayMs: number },
): Promise<WaitingPerson> {
  const [row] = await transaction.query<WaitingRow>({
    name: 'ask-again',
    text: `UPDATE waiting_people w
              SET display_name = $2, gone_at = ${GONE_AT(3)}, decided_at = NULL, decided_by = NULL, meeting_id = NULL,
                  created_at = CASE WHEN state = 'waiting' THEN created_at ELSE now() END, state = 'waiting'
            WHERE w.id = $1 RETURNING ${COLUMNS}`,
    values: [asked.waitingId, asked.displayName, asked.stayMs],
  });
  if (!row) throw new Error('Somebody who was locked in line is gone.');
  return toWaitingPerson(row);
}

/** A sign of somebody's page. @param stayMs how long they stay without another */
export async function keepInLine(waitingId: string, stayMs: number, runner: SqlRunner = sql): Promise<void> {
  await runner.query({
    name: 'keep-in-line',
    text: `UPDATE waiting_people SET gone_at = ${GONE_AT(2)} WHERE id = $1`,
    values: [waitingId, stayMs],
  });
}

/** Notes which gathering somebody who was let in went into: what was decided holds for that one. */
export async function noteGathering(waitingId: string, meetingId: string): Promise<void> {
  await sql.query({
    name: 'note-gathering',
    text: `UPDATE waiting_people SET meeting_id = $2 WHERE id = $1 AND state = 'admitted'`,
    values: [waitingId, meetingId],
  });
}

/** Takes somebody out of the line. True where they still waited, so that others may want to know. */
export async function deleteWaitingPerson(transaction: SqlRunner, waitingId: string): Promise<boolean> {
  const [row] = await transaction.query<{ was_waiting: boolean } & QueryResultRow>({
    name: 'delete-waiting-person',
    text: `DELETE FROM waiting_people WHERE id = $1 RETURNING state = 'waiting' AS was_waiting`,
    values: [waitingId],
  });
  return row?.was_waiting ?? false;
}

/** Whoever waits to be let into a room, in the order in which they came. */
export async function listWaitingPeople(roomId: string): Promise<WaitingPerson[]> {
  const rows = await sql.query<WaitingRow>({
    name: 'list-waiting-people',
    text: `SELECT ${COLUMNS} FROM waiting_people w
            WHERE w.room_id = $1 AND w.state = 'waiting' AND w.gone_at > now() ORDER BY w.created_at, w.id LIMIT 2000`,
    values: [roomId],
  });
  return rows.map(toWaitingPerson);
}

/** How many wait for a room, and how many of them come from one address (0 where it isn't known). */
export async function countWaitingPeople(
  transaction: SqlRunner,
  place: { roomId: string; address: string | null },
): Promise<{ inRoom: number; fromAddress: number }> {
  const [row] = await transaction.query<{ in_room: number; from_address: number } & QueryResultRow>({
    name: 'count-waiting-people',
    text: `SELECT count(*)::int AS in_room, count(*) FILTER (WHERE address = $2)::int AS from_address
             FROM waiting_people WHERE room_id = $1 AND state = 'waiting' AND gone_at > now()`,
    values: [place.roomId, place.address],
  });
  return { inRoom: row?.in_room ?? 0, fromAddress: row?.from_address ?? 0 };
}

/**
 * Lets people in or turns them away, whoever of them still waits.
 * @param decision.waitingIds null for everybody in line
 * @param decision.holdMs how long what was decided holds for somebody who doesn't come in
 */
export async function decideWaitingPeople(
  transaction: SqlRunner,
  decision: {
    roomId: string;
    waitingIds: readonly string[] | null;
    state: 'admitted' | 'denied';
    by: string;
    meetingId: string | null;
    holdMs: number;
  },
): Promise<WaitingPerson[]> {
  const rows = await transaction.query<WaitingRow>({
    name: 'decide-waiting-people',
    text: `UPDATE waiting_people w
              SET state = $3, decided_at = now(), decided_by = $4, meeting_id = $5, gone_at = ${GONE_AT(6)}
            WHERE w.room_id = $1 AND ($2::uuid[] IS NULL OR w.id = ANY ($2)) AND w.state = 'waiting' AND w.gone_at > now()
        RETURNING ${COLUMNS}`,
    values: [decision.roomId, decision.waitingIds, decision.state, decision.by, decision.meetingId, decision.holdMs],
  });
  return rows.map(toWaitingPerson);
}

/** Forgets whoever is gone. @returns the rooms where somebody waited until then */
export async function deleteGonePeople(transaction: SqlRunner): Promise<string[]> {
  const rows = await transaction.query<{ room_id: string; state: string } & QueryResultRow>({
    text: 'DELETE FROM waiting_people WHERE gone_at <= now() RETURNING room_id, state',
  });
  return [...new Set(rows.filter(({ state }) => state === 'waiting').map(({ room_id }) => room_id))];
}

/**
 * Forgets what was decided about somebody for the room of a meeting: by what their browser carries, and by their account.
 * Not for that meeting alone: they may have been let into a part of its gathering on another platform.
 */
export async function deleteAdmissions(of: {
  meetingId: string;
  waitingIds: readonly string[];
  userId: string | null;
}): Promise<void> {
  await sql.query({
    text: `DELETE FROM waiting_people
            WHERE room_id = (SELECT room_id FROM meetings WHERE id = $1) AND state <> 'waiting'
              AND (id = ANY ($2::uuid[]) OR user_id = $3)`,
    values: [of.meetingId, of.waitingIds, of.userId],
  });
}
