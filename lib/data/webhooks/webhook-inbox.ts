import 'server-only';
import type { QueryResultRow } from 'pg';
import { isMissingValue } from '../database-errors';
import { nudgeWorkers, registerTask } from '../jobs/job-queue';
import { jsonText } from '../json-text';
import { type SqlRunner, sql } from '../sql';

/** A delivery as it is stored when it comes. */
export interface NewDelivery {
  readonly platform: string;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly path: string;
  readonly rawBody: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly verdict: object | null;
}

/** What is needed to apply a delivery. */
export interface StoredDelivery {
  readonly id: string;
  readonly platform: string;
  readonly type: string | null;
  readonly path: string;
  readonly rawBody: Uint8Array;
  readonly state: 'received' | 'applied' | 'ignored' | 'unmatched' | 'failed';
  readonly receivedAt: Date;
}

/** What became of a delivery. */
export interface HandledDelivery {
  readonly id: string;
  readonly state: 'applied' | 'ignored' | 'unmatched' | 'failed';
  readonly meetingId: string | null;
  /** The vendor's name of the room that it is about; null where it names none. */
  readonly vendorRoomName: string | null;
  readonly effects: unknown;
  /** Why it failed, in plain words; null where it didn't. */
  readonly error: string | null;
}

interface InboxJob {
  readonly name: string;
  readonly maxAttempts: number;
}

/**
 * Stores deliveries and queues the jobs that apply them, in one statement: either all are there or none. One whose event
 * id is known already is dropped without an error.
 *
 * The jobs are written straight into the queue's table: `add_job` would announce each one within the transaction, and
 * PostgreSQL commits transactions that announce something one after the other. Workers are told afterwards, together.
 */
export async function insertWebhookDeliveries(job: InboxJob, deliveries: readonly NewDelivery[]): Promise<void> {
  try {
    await store(job, deliveries);
  } catch (error) {
    if (!isMissingValue(error)) throw error;
    // No worker has started on this database yet, so the queue doesn't know the job's name.
    await registerTask(job.name);
    await store(job, deliveries);
  }
}

async function store(job: InboxJob, deliveries: readonly NewDelivery[]): Promise<void> {
  const column = <Value>(read: (delivery: NewDelivery) => Value) => deliveries.map(read);
  const rows = await sql.query({
    name: 'insert-webhook-deliveries',
    text: `WITH stored AS (
             INSERT INTO webhook_deliveries (platform, event_id, type, path, raw_body, headers, verdict)
             SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::jsonb[], $7::jsonb[])
             ON CONFLICT (platform, event_id) DO NOTHING RETURNING id
           )
           INSERT INTO graphile_worker._private_jobs (task_id, payload, max_attempts)
           SELECT (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $8),
                  json_build_object('deliveryId', stored.id), $9
             FROM stored RETURNING 1`,
    values: [
      column(({ platform }) => platform),
      column(({ eventId }) => eventId),
      column(({ type }) => type),
      column(({ path }) => path),
      column(({ rawBody }) => Buffer.from(rawBody)),
      column(({ headers }) => jsonText(headers)),
      column(({ verdict }) => verdict && jsonText(verdict)),
      job.name,
      job.maxAttempts,
    ],
  });
  if (rows.length > 0) nudgeWorkers();
}

interface StoredRow extends QueryResultRow {
  id: string;
  platform: string;
  type: string | null;
  path: string;
  raw_body: Buffer;
  state: StoredDelivery['state'];
  received_at: Date;
}

/** Deliveries with their bodies, in the order in which they came. */
export async function findStoredDeliveries(runner: SqlRunner, ids: readonly string[]): Promise<StoredDelivery[]> {
  const rows = await runner.query<StoredRow>({
    name: 'find-stored-deliveries',
    text: `SELECT id, platform, type, path, raw_body, state, received_at FROM webhook_deliveries
            WHERE id = ANY($1::uuid[]) ORDER BY received_at, id`,
    values: [ids],
  });
  return rows.map((row) => ({
    id: row.id,
    platform: row.platform,
    type: row.type,
    path: row.path,
    rawBody: row.raw_body,
    state: row.state,
    receivedAt: row.received_at,
  }));
}

/**
 * Takes up to `limit` waiting jobs of first tries out of the queue, for a run that does their work along with its own.
 * They are back if the transaction is rolled back, and no worker fetches them meanwhile.
 * @param leftOut deliveries whose jobs stay where they are
 * @returns the ids of their deliveries
 */
export async function takeWaitingDeliveries(
  transaction: SqlRunner,
  asked: { readonly jobName: string; readonly limit: number; readonly leftOut: readonly string[] },
): Promise<string[]> {
  const rows = await transaction.query<{ delivery_id: string } & QueryResultRow>({
    name: 'take-waiting-deliveries',
    text: `DELETE FROM graphile_worker._private_jobs WHERE id IN (
             SELECT id FROM graphile_worker._private_jobs
              WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)
                AND is_available AND attempts = 0 AND run_at <= now() AND job_queue_id IS NULL
                AND payload->>'deliveryId' <> ALL($3::text[])
              ORDER BY priority, run_at LIMIT $2 FOR UPDATE SKIP LOCKED)
           RETURNING payload->>'deliveryId' AS delivery_id`,
    values: [asked.jobName, asked.limit, asked.leftOut],
  });
  return rows.map((row) => row.delivery_id);
}

/**
 * Says of each delivery what became of it. One that is applied once more keeps the moment and the number of tries at
 * which it first was, as how long it waited is over by then, and what it did: to that comes only what it changed now.
 */
export async function markDeliveriesHandled(runner: SqlRunner, handled: readonly HandledDelivery[]): Promise<void> {
  if (handled.length === 0) return;
  await runner.query({
    name: 'mark-deliveries-handled',
    text: `UPDATE webhook_deliveries d
              SET state = h.state, meeting_id = h.meeting_id, error = h.error,
                  effects = CASE WHEN d.state = 'applied' AND h.state = 'applied'
                                 THEN coalesce(d.effects, '[]') || (SELECT coalesce(jsonb_agg(effect), '[]') FROM jsonb_array_elements(h.effects) effect
                                                                     WHERE effect->>'result' = 'changed')
                                 ELSE h.effects END,
                  vendor_room_name = h.vendor_room_name,
                  attempts = d.attempts + CASE WHEN ${WAS_HANDLED} THEN 0 ELSE 1 END,
                  handled_at = CASE WHEN ${WAS_HANDLED} THEN d.handled_at ELSE now() END
             FROM jsonb_to_recordset($1::jsonb) AS h (
               id uuid, state text, meeting_id uuid, vendor_room_name text, effects jsonb, error text)
            WHERE d.id = h.id`,
    values: [
      jsonText(
        handled.map(({ id, state, meetingId, vendorRoomName, effects, error }) => ({
          id,
          state,
          meeting_id: meetingId,
          vendor_room_name: shortened(vendorRoomName),
          effects,
          error: error?.slice(0, LONGEST_ERROR) ?? null,
        })),
      ),
    ],
  });
}

/** Of a delivery, `d`, of which it is said anew, by `h`, what became of it. A failed one is handled when it succeeds. */
const WAS_HANDLED = "(d.state IN ('applied', 'ignored') OR (d.state = 'unmatched' AND h.state = 'unmatched'))";

/** Nothing here knows its room yet: it stays as received and is tried again. */
export async function keepDeliveryWaiting(
  transaction: SqlRunner,
  waiting: { id: string; vendorRoomName: string | null; effects: unknown },
): Promise<void> {
  await transaction.query({
    name: 'keep-delivery-waiting',
    text: `UPDATE webhook_deliveries
              SET state = 'received', attempts = attempts + 1, effects = $2, vendor_room_name = $3, error = NULL WHERE id = $1`,
    values: [waiting.id, jsonText(waiting.effects), shortened(waiting.vendorRoomName)],
  });
}

/** Nothing of it is applied; the reason in plain words is kept with it. */
export async function markDeliveryFailed(id: string, error: string): Promise<void> {
  await sql.query({
    text: `UPDATE webhook_deliveries SET state = 'failed', attempts = attempts + 1, error = $2, handled_at = now()
            WHERE id = $1 AND state <> 'applied'`,
    values: [id, error.slice(0, LONGEST_ERROR)],
  });
}

const LONGEST_ERROR = 2_000;
/** An index holds it, which takes no text of any length. */
const LONGEST_ROOM_NAME = 300;

function shortened(roomName: string | null): string | null {
  return roomName?.slice(0, LONGEST_ROOM_NAME) ?? null;
}
