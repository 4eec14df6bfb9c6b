import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Page, Paging } from '../schemas/paging';
import { decodeCursor, encodeCursor } from './cursor';
import { sql } from './sql';

/** One request from a vendor, as it is kept. */
export interface WebhookDelivery {
  readonly id: string;
  readonly platform: string;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly path: string;
  readonly rawBody: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly state: 'received' | 'applied' | 'ignored' | 'unmatched' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly effects: unknown;
  readonly meetingId: string | null;
  /** The slug of the meeting's room. */
  readonly room: string | null;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
}

interface Row extends QueryResultRow {
  id: string;
  platform: string;
  event_id: string | null;
  type: string | null;
  path: string;
  raw_body: Buffer;
  headers: Record<string, string>;
  state: WebhookDelivery['state'];
  attempts: number;
  error: string | null;
  effects: unknown;
  meeting_id: string | null;
  room: string | null;
  received_at: Date;
  handled_at: Date | null;
}

const COLUMNS = `d.id, d.platform, d.event_id, d.type, d.path, d.headers, d.state, d.attempts, d.error, d.effects,
  d.meeting_id, r.slug AS room, d.received_at, d.handled_at`;

const WITH_ROOM =
  'webhook_deliveries d LEFT JOIN meetings m ON m.id = d.meeting_id LEFT JOIN rooms r ON r.id = m.room_id';

function toDelivery(row: Row): WebhookDelivery {
  return {
    id: row.id,
    platform: row.platform,
    eventId: row.event_id,
    type: row.type,
    path: row.path,
    rawBody: row.raw_body,
    headers: row.headers,
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    effects: row.effects,
    meetingId: row.meeting_id,
    room: row.room,
    receivedAt: row.received_at,
    handledAt: row.handled_at,
  };
}

export async function findWebhookDelivery(id: string): Promise<WebhookDelivery | null> {
  const [row] = await sql.query<Row>({
    name: 'find-webhook-delivery',
    text: `SELECT ${COLUMNS}, d.raw_body FROM ${WITH_ROOM} WHERE d.id = $1`,
    values: [id],
  });
  return row ? toDelivery(row) : null;
}

/** Deliveries, newest first, without their bodies. */
export async function listWebhookDeliveries(
  asked: Paging & { platform?: string | undefined; state?: string | undefined },
): Promise<Page<Omit<WebhookDelivery, 'rawBody'>>> {
  const after = decodeCursor(asked.cursor, 2);
  const rows = await sql.query<Row>({
    text: `SELECT ${COLUMNS} FROM ${WITH_ROOM}
            WHERE ($1::text IS NULL OR d.platform = $1) AND ($2::text IS NULL OR d.state = $2)
              AND ($3::timestamptz IS NULL OR (d.received_at, d.id) < ($3, $4::uuid))
            ORDER BY d.received_at DESC, d.id DESC LIMIT $5`,
    values: [asked.platform ?? null, asked.state ?? null, after?.[0] ?? null, after?.[1] ?? null, asked.limit + 1],
  });
  const items = rows.slice(0, asked.limit).map(toDelivery);
  const last = items.at(-1);
  const hasMore = rows.length > asked.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor([last.receivedAt.toISOString(), last.id]) : null };
}
