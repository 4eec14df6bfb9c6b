import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from '../sql';

/** What came in during one stretch of time that held anything. */
export interface DeliveryPoint {
  readonly at: Date;
  readonly received: number;
  readonly failed: number;
  readonly unmatched: number;
  readonly lagMedianMs: number | null;
  readonly lagP95Ms: number | null;
}

interface PointRow extends QueryResultRow {
  at: Date;
  received: number;
  failed: number;
  unmatched: number;
  lag_median: number | null;
  lag_p95: number | null;
}

/**
 * Counts deliveries by stretches of time, from an index that holds all it needs. How long those took that are about
 * nothing here says nothing: they may have waited for a meeting.
 */
export async function countDeliveries(asked: {
  readonly from: Date;
  readonly stepSeconds: number;
  readonly platform?: string | undefined;
}): Promise<DeliveryPoint[]> {
  const rows = await sql.query<PointRow>({
    name: 'count-deliveries',
    text: `SELECT date_bin($2::int * interval '1 second', received_at, $1) AS at,
                  count(*)::int AS received,
                  count(*) FILTER (WHERE state = 'failed')::int AS failed,
                  count(*) FILTER (WHERE state = 'unmatched')::int AS unmatched,
                  percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM handled_at - received_at) * 1000)
                    FILTER (WHERE state IN ('applied', 'ignored'))::float8 AS lag_median,
                  percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM handled_at - received_at) * 1000)
                    FILTER (WHERE state IN ('applied', 'ignored'))::float8 AS lag_p95
             FROM webhook_deliveries
            WHERE received_at >= $1 AND ($3::text IS NULL OR platform = $3) GROUP BY 1 ORDER BY 1`,
    values: [asked.from, asked.stepSeconds, asked.platform ?? null],
  });
  return rows.map((row) => ({
    at: row.at,
    received: row.received,
    failed: row.failed,
    unmatched: row.unmatched,
    lagMedianMs: row.lag_median,
    lagP95Ms: row.lag_p95,
  }));
}

/** Those that wait for their turn, and since when the oldest of them does. */
export async function countWaitingDeliveries(): Promise<{ waiting: number; since: Date | null }> {
  const [row] = await sql.query<{ waiting: number; since: Date | null } & QueryResultRow>({
    name: 'count-waiting-deliveries',
    text: `SELECT count(*)::int AS waiting, min(received_at) AS since FROM webhook_deliveries WHERE state = 'received'`,
  });
  return { waiting: row?.waiting ?? 0, since: row?.since ?? null };
}

/** A platform with people in its calls, and when it was last heard of. */
export interface HeardPlatform {
  readonly platform: string;
  readonly lastEventAt: Date | null;
  /** Since when there is somebody in a call of it, by the first of these meetings. */
  readonly inUseSince: Date | null;
  readonly liveMeetings: number;
  readonly people: number;
  /** People who came in after it was last heard of, two minutes ago or earlier, of whom it told nothing. */
  readonly unconfirmed: number;
}

interface HeardRow extends QueryResultRow {
  platform: string;
  last_event_at: Date | null;
  in_use_since: Date | null;
  live_meetings: number;
  people: number;
  unconfirmed: number;
}

export async function listHeardPlatforms(): Promise<HeardPlatform[]> {
  const rows = await sql.query<HeardRow>({
    name: 'list-heard-platforms',
    text: `WITH present AS (
             SELECT m.platform, m.id AS meeting, m.started_at, coalesce(s.participant_id, s.id) AS person, s.joined_at,
                    s.vendor_session_id
               FROM meetings m JOIN participant_sessions s ON s.meeting_id = m.id AND s.state = 'open' AND NOT s.is_bot
              WHERE m.state IN ('live', 'draining')
           ), heard AS (
             SELECT platform, (SELECT max(received_at) FROM webhook_deliveries d WHERE d.platform = p.platform) AS last_event_at
               FROM (SELECT DISTINCT platform FROM present) p
           )
           SELECT h.platform, h.last_event_at, min(coalesce(p.started_at, p.joined_at)) AS in_use_since,
                  count(DISTINCT p.meeting)::int AS live_meetings, count(DISTINCT p.person)::int AS people,
                  count(DISTINCT p.person) FILTER (
                    WHERE p.vendor_session_id IS NULL AND p.joined_at < now() - interval '2 minutes'
                      AND (h.last_event_at IS NULL OR p.joined_at > h.last_event_at))::int AS unconfirmed
             FROM heard h JOIN present p ON p.platform = h.platform GROUP BY h.platform, h.last_event_at ORDER BY h.platform`,
  });
  return rows.map((row) => ({
    platform: row.platform,
    lastEventAt: row.last_event_at,
    inUseSince: row.in_use_since,
    liveMeetings: row.live_meetings,
    people: row.people,
    unconfirmed: row.unconfirmed,
  }));
}
