import 'server-only';
import type { QueryResultRow } from 'pg';
import { getPool } from './pool';
import { PEOPLE_COUNT } from './rooms/room-states';
import { sql } from './sql';

/** One number with what it is of. */
export interface MeasuredCount {
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
}

/** Rooms that people can open. */
export async function countOpenRooms(): Promise<number> {
  const [row] = await sql.query<{ count: number } & QueryResultRow>({
    name: 'metrics-rooms',
    text: 'SELECT count(*)::int AS count FROM rooms WHERE deleted_at IS NULL',
  });
  return row?.count ?? 0;
}

/** Open meetings by platform and state, and the people in them. */
export async function countOpenMeetings(): Promise<{ meetings: MeasuredCount[]; people: MeasuredCount[] }> {
  const rows = await sql.query<{ platform: string; state: string; meetings: number; people: number } & QueryResultRow>({
    name: 'metrics-meetings',
    text: `SELECT m.platform, m.state, count(*)::int AS meetings, coalesce(sum(p.people), 0)::int AS people
             FROM meetings m
             LEFT JOIN LATERAL (SELECT ${PEOPLE_COUNT} AS people FROM participant_sessions s WHERE s.meeting_id = m.id) p ON true
            WHERE m.state IN ('creating', 'live', 'draining') GROUP BY m.platform, m.state`,
  });
  return {
    meetings: rows.map(({ platform, state, meetings }) => ({ labels: { platform, state }, count: meetings })),
    people: rows.map(({ platform, state, people }) => ({ labels: { platform, state }, count: people })),
  };
}

/** Decisions of the last 24 hours. `none` stands for rooms that no platform could take. */
export async function countRecentDecisions(): Promise<MeasuredCount[]> {
  const rows = await sql.query<{ platform: string; reason: string; count: number } & QueryResultRow>({
    name: 'metrics-decisions',
    text: `SELECT coalesce(platform, 'none') AS platform, reason, count(*)::int AS count
             FROM decisions WHERE at > now() - interval '1 day' GROUP BY 1, 2`,
  });
  return rows.map(({ platform, reason, count }) => ({ labels: { platform, reason }, count }));
}

/** Webhook deliveries of the last 24 hours by what became of them. */
export async function countRecentDeliveries(): Promise<MeasuredCount[]> {
  const rows = await sql.query<{ platform: string; state: string; count: number } & QueryResultRow>({
    name: 'metrics-deliveries',
    text: `SELECT platform, state, count(*)::int AS count
             FROM webhook_deliveries WHERE received_at > now() - interval '1 day' GROUP BY platform, state`,
  });
  return rows.map(({ platform, state, count }) => ({ labels: { platform, state }, count }));
}

/** Jobs in the queue: due, later, running, or failed for good. */
export async function countJobs(): Promise<MeasuredCount[]> {
  const rows = await sql.query<{ state: string; count: number } & QueryResultRow>({
    name: 'metrics-jobs',
    text: `SELECT CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
                       WHEN run_at > now() THEN 'later' ELSE 'due' END AS state, count(*)::int AS count
             FROM graphile_worker._private_jobs GROUP BY 1`,
  });
  return rows.map(({ state, count }) => ({ labels: { state }, count }));
}

/** This process's database connections. `waiting` are questions that wait for one. */
export function countConnections(): MeasuredCount[] {
  const { totalCount, idleCount, waitingCount } = getPool();
  return [
    { labels: { state: 'busy' }, count: totalCount - idleCount },
    { labels: { state: 'idle' }, count: idleCount },
    { labels: { state: 'waiting' }, count: waitingCount },
  ];
}
