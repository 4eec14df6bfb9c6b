import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Page, Paging } from '../../schemas/paging';
import { nameOf } from '../rooms/deleted-rooms';
import { type SqlRunner, sql } from '../sql';
import { decodeTimeCursor, encodeTimeCursor } from '../time-cursor';

/** One request from a vendor, as it is kept. */
export interface WebhookDelivery {
  readonly id: string;
  readonly platform: string;
  readonly type: string | null;
  readonly path: string;
  readonly rawBody: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** How its signature was accepted. */
  readonly verdict: unknown;
  readonly state: 'received' | 'applied' | 'ignored' | 'unmatched' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly effects: unknown;
  readonly meetingId: string | null;
  /** The name of the meeting's room; null where there is no meeting, or the room's name was freed. */
  readonly room: string | null;
  /** The vendor's name of the room that it is about; null where it names none. */
  readonly vendorRoomName: string | null;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
  readonly replayedAt: Date | null;
  readonly replayedBy: string | null;
}

/** The same without what was sent, for lists. */
export type ListedDelivery = Omit<WebhookDelivery, 'rawBody' | 'headers' | 'effects' | 'verdict'>;

interface ListedRow extends QueryResultRow {
  id: string;
  platform: string;
  type: string | null;
  path: string;
  state: WebhookDelivery['state'];
  attempts: number;
  error: string | null;
  meeting_id: string | null;
  room: string | null;
  vendor_room_name: string | null;
  received_at: Date;
  handled_at: Date | null;
  replayed_at: Date | null;
  replayed_by: string | null;
}

interface Row extends ListedRow {
  raw_body: Buffer;
  headers: Record<string, string>;
  verdict: unknown;
  effects: unknown;
}

const LISTED = `d.id, d.platform, d.type, d.path, d.state, d.attempts, d.error, d.meeting_id, ${nameOf('r')} AS room,
  d.vendor_room_name, d.received_at, d.handled_at, d.replayed_at, d.replayed_by`;

const WITH_ROOM = 'LEFT JOIN meetings m ON m.id = d.meeting_id LEFT JOIN rooms r ON r.id = m.room_id';

function toListed(row: ListedRow): ListedDelivery {
  return {
    id: row.id,
    platform: row.platform,
    type: row.type,
    path: row.path,
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    meetingId: row.meeting_id,
    room: row.room,
    vendorRoomName: row.vendor_room_name,
    receivedAt: row.received_at,
    handledAt: row.handled_at,
    replayedAt: row.replayed_at,
    replayedBy: row.replayed_by,
  };
}

export async function findWebhookDelivery(id: string, runner: SqlRunner = sql): Promise<WebhookDelivery | null> {
  const [row] = await runner.query<Row>({
    name: 'find-webhook-delivery',
    text: `SELECT ${LISTED}, d.raw_body, d.headers, d.verdict, d.effects FROM webhook_deliveries d ${WITH_ROOM} WHERE d.id = $1`,
    values: [id],
  });
  if (!row) return null;
  const { raw_body: rawBody, headers, verdict, effects } = row;
  return { ...toListed(row), rawBody, headers, verdict, effects };
}

export interface DeliveryFilter {
  readonly platform?: string | undefined;
  readonly state?: string | undefined;
  readonly type?: string | undefined;
  /** A room's name here, or a vendor's name of one. */
  readonly room?: string | undefined;
}

/** Deliveries, newest first, without their bodies. */
export async function listWebhookDeliveries(asked: Paging & DeliveryFilter): Promise<Page<ListedDelivery>> {
  const after = decodeTimeCursor(asked.cursor);
  const rows = await sql.query<ListedRow>({
    text: `SELECT ${LISTED} FROM ${asked.room === undefined ? 'webhook_deliveries d' : OF_ROOM} ${WITH_ROOM}
            WHERE ($1::text IS NULL OR d.platform = $1) AND ($2::text IS NULL OR d.state = $2)
              AND ($3::text IS NULL OR d.type = $3)
              AND ($4::timestamptz IS NULL OR (d.received_at, d.id) < ($4, $5::uuid))
            ORDER BY d.received_at DESC, d.id DESC LIMIT $6`,
    values: [
      asked.platform ?? null,
      asked.state ?? null,
      asked.type ?? null,
      after?.createdAt ?? null,
      after?.id ?? null,
      asked.limit + 1,
      ...(asked.room === undefined ? [] : [asked.room]),
    ],
  });
  const items = rows.slice(0, asked.limit).map(toListed);
  const last = rows.length > asked.limit ? items.at(-1) : undefined;
  return { items, nextCursor: encodeTimeCursor(last && { createdAt: last.receivedAt, id: last.id }) };
}

/**
 * Those of one room, found before they are put in order: by time alone, all others would be read first. A room is also
 * found by the names that it had before.
 */
const OF_ROOM = `(
  SELECT id, platform, type, path, state, attempts, error, meeting_id, vendor_room_name, received_at, handled_at,
    replayed_at, replayed_by FROM webhook_deliveries WHERE vendor_room_name = $7
  UNION
  SELECT id, platform, type, path, state, attempts, error, meeting_id, vendor_room_name, received_at, handled_at,
    replayed_at, replayed_by FROM webhook_deliveries WHERE meeting_id IN (
    SELECT id FROM meetings WHERE room_id IN (
      SELECT id FROM rooms WHERE slug = $7 UNION ALL SELECT room_id FROM room_aliases WHERE slug = $7))
  OFFSET 0) d`;

/** Every type that was ever sent, without reading more than one row of each. */
export async function listDeliveryTypes(): Promise<string[]> {
  const rows = await sql.query<{ type: string } & QueryResultRow>({
    name: 'list-delivery-types',
    text: `WITH RECURSIVE types AS (
             (SELECT type FROM webhook_deliveries WHERE type IS NOT NULL ORDER BY type LIMIT 1)
             UNION ALL
             SELECT (SELECT d.type FROM webhook_deliveries d WHERE d.type > types.type ORDER BY d.type LIMIT 1)
               FROM types WHERE types.type IS NOT NULL
           )
           SELECT type FROM types WHERE type IS NOT NULL LIMIT 200`,
  });
  return rows.map(({ type }) => type);
}

/** Notes that somebody had a delivery applied once more. */
export async function noteReplay(runner: SqlRunner, id: string, by: string): Promise<void> {
  await runner.query({
    text: 'UPDATE webhook_deliveries SET replayed_at = now(), replayed_by = $2 WHERE id = $1',
    values: [id, by],
  });
}
