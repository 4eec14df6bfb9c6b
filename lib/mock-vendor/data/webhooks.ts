import type { SqlRunner } from '../../data/sql';

export interface OutgoingWebhook {
  readonly position: string;
  readonly body: string;
  readonly attempts: number;
}

/** How long one process has a webhook to itself; longer than one delivery may take. */
const CLAIM_SECONDS = 15;

export async function insertWebhook(
  transaction: SqlRunner,
  webhook: { roomName: string; body: string; isOutOfTurn: boolean; delayMs: number; isLost: boolean },
): Promise<void> {
  await transaction.query({
    name: 'mock-vendor-insert-webhook',
    text: `INSERT INTO mock_vendor_webhooks (room_name, body, is_out_of_turn, send_at, given_up_at, last_error)
           VALUES ($1, $2, $3, now() + $4 * interval '1 millisecond',
                   CASE WHEN $5 THEN now() END, CASE WHEN $5 THEN 'lost on purpose by a drill' END)`,
    values: [webhook.roomName, webhook.body, webhook.isOutOfTurn, webhook.delayMs, webhook.isLost],
  });
}

/** Nothing of the same room waits before it, or a drill took it out of its turn. */
const IS_NEXT = `(waiting.is_out_of_turn OR NOT EXISTS (
  SELECT 1 FROM mock_vendor_webhooks AS earlier
  WHERE earlier.room_name = waiting.room_name AND earlier.position < waiting.position
    AND earlier.sent_at IS NULL AND earlier.given_up_at IS NULL AND NOT earlier.is_out_of_turn))`;

/**
 * Takes webhooks that are due: of each room only its first unsent one, so that they arrive in order, plus those that
 * a drill takes out of their turn. What another process has claimed is left alone.
 */
export async function claimDueWebhooks(runner: SqlRunner): Promise<OutgoingWebhook[]> {
  return runner.query<OutgoingWebhook & Record<string, unknown>>({
    name: 'mock-vendor-claim-webhooks',
    text: `UPDATE mock_vendor_webhooks SET claimed_until = now() + interval '${CLAIM_SECONDS} seconds', attempts = attempts + 1
           WHERE position IN (
             SELECT position FROM mock_vendor_webhooks AS waiting
             WHERE sent_at IS NULL AND given_up_at IS NULL AND send_at <= now()
               AND (claimed_until IS NULL OR claimed_until < now()) AND ${IS_NEXT}
             ORDER BY position LIMIT 20 FOR UPDATE SKIP LOCKED)
           RETURNING position, body, attempts`,
  });
}

export async function markSent(runner: SqlRunner, position: string): Promise<void> {
  await runner.query({
    name: 'mock-vendor-mark-sent',
    text: 'UPDATE mock_vendor_webhooks SET sent_at = now(), claimed_until = NULL, last_error = NULL WHERE position = $1',
    values: [position],
  });
}

/** Puts a webhook back for `delayMs`, or gives it up where that is null. */
export async function markFailed(
  runner: SqlRunner,
  position: string,
  error: string,
  delayMs: number | null,
): Promise<void> {
  await runner.query({
    text: `UPDATE mock_vendor_webhooks SET claimed_until = NULL, last_error = $2,
             send_at = now() + coalesce($3::float8, 0) * interval '1 millisecond',
             given_up_at = CASE WHEN $3::float8 IS NULL THEN now() END
           WHERE position = $1`,
    values: [position, error, delayMs],
  });
}

/** When the next unsent webhook is to be looked at; null where none waits. */
export async function findNextDue(runner: SqlRunner): Promise<Date | null> {
  const rows = await runner.query<{ dueAt: Date | null }>({
    text: `SELECT min(greatest(send_at, claimed_until)) AS "dueAt" FROM mock_vendor_webhooks AS waiting
           WHERE sent_at IS NULL AND given_up_at IS NULL AND ${IS_NEXT}`,
  });
  return rows[0]?.dueAt ?? null;
}

export async function forgetOldWebhooks(runner: SqlRunner): Promise<void> {
  await runner.query({
    text: `DELETE FROM mock_vendor_webhooks WHERE coalesce(sent_at, given_up_at) < now() - interval '1 day'`,
  });
}
