import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from '../sql';

/**
 * Deletes deliveries that came before a moment, some at a time, with what is left of their jobs.
 * @returns how many it were
 */
export async function deleteDeliveriesBefore(before: Date, limit: number): Promise<number> {
  const [row] = await sql.query<{ deleted: number } & QueryResultRow>({
    name: 'delete-old-deliveries',
    text: `WITH gone AS (
             DELETE FROM webhook_deliveries WHERE id IN (
               SELECT id FROM webhook_deliveries WHERE received_at < $1 ORDER BY received_at LIMIT $2)
             RETURNING id
           ), jobs AS (
             DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL AND attempts >= max_attempts
                AND payload->>'deliveryId' IN (SELECT id::text FROM gone)
           )
           SELECT count(*)::int AS deleted FROM gone`,
    values: [before, limit],
  });
  return row?.deleted ?? 0;
}

/** Keeps deliveries as failed that still wait although their job was given up. */
export async function failGivenUpDeliveries(jobName: string, before: Date, error: string): Promise<void> {
  await sql.query({
    text: `UPDATE webhook_deliveries d SET state = 'failed', error = $3, handled_at = now()
             FROM graphile_worker._private_jobs j
             JOIN graphile_worker._private_tasks t ON t.id = j.task_id AND t.identifier = $1
            WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts AND d.id::text = j.payload->>'deliveryId'
              AND d.state = 'received' AND d.received_at < $2`,
    values: [jobName, before, error],
  });
}

/** Deliveries that wait and have no job. */
export async function listForgottenDeliveries(jobName: string, before: Date, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string } & QueryResultRow>({
    text: `SELECT d.id FROM webhook_deliveries d
            WHERE d.state = 'received' AND d.received_at < $2 AND NOT EXISTS (
              SELECT 1 FROM graphile_worker._private_jobs j
                JOIN graphile_worker._private_tasks t ON t.id = j.task_id AND t.identifier = $1
               WHERE j.payload->>'deliveryId' = d.id::text)
            ORDER BY d.received_at LIMIT $3`,
    values: [jobName, before, limit],
  });
  return rows.map(({ id }) => id);
}

/** Takes a job out of the queue that was given up, once its delivery was dealt with by hand. */
export async function dropGivenUpJob(runner: SqlRunner, jobName: string, deliveryId: string): Promise<void> {
  await runner.query({
    text: `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
            WHERE t.id = j.task_id AND t.identifier = $1 AND j.payload->>'deliveryId' = $2
              AND j.locked_at IS NULL AND j.attempts >= j.max_attempts`,
    values: [jobName, deliveryId],
  });
}
