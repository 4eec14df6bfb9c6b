import 'server-only';
import type { QueryResultRow } from 'pg';
import type { DecisionReason } from '../../schemas/decision';
import { type SqlStatement, sql } from '../sql';

/** What is counted, and in slices of which length. */
export interface CountedRange {
  readonly since: Date;
  readonly sliceMinutes: number;
}

/** Meetings that a platform was asked for in one slice. */
export interface CountedMeetings {
  readonly at: Date;
  readonly platform: string;
  readonly isFailed: boolean;
  readonly meetings: number;
}

/**
 * A decision counts once its meeting has come to be: one whose own create then failed told nobody where to go. A meeting and
 * its decision are written together, at the same moment.
 */
const DECISIONS_OF_MADE_MEETINGS = `
             FROM decisions d JOIN meetings m ON m.id = d.meeting_id
            WHERE d.at >= $1 AND m.created_at >= $1 AND m.state NOT IN ('creating', 'failed')`;

/** The statements are apart from their questions, so that a test can hold what PostgreSQL does with each. */
export const FIGURE_STATEMENTS = {
  meetings: ({ since, sliceMinutes }: CountedRange): SqlStatement => ({
    name: 'count-meetings-by-slice',
    text: `SELECT date_bin(make_interval(mins => $2), created_at, 'epoch') AS at, platform,
                  state = 'failed' AS is_failed, count(*)::int AS meetings
             FROM meetings WHERE created_at >= $1 AND state <> 'creating' GROUP BY 1, 2, 3`,
    values: [since, sliceMinutes],
  }),
  decisions: (since: Date): SqlStatement => ({
    name: 'count-decisions-by-reason',
    text: `SELECT d.reason, count(*)::int AS count ${DECISIONS_OF_MADE_MEETINGS}
            GROUP BY d.reason ORDER BY count DESC, d.reason`,
    values: [since],
  }),
  fallbacks: (since: Date): SqlStatement => ({
    name: 'count-fallbacks-by-cause',
    text: `SELECT d.facts -> 'instead' ->> 'platform' AS "from", d.platform AS "to",
                  d.facts -> 'instead' ->> 'cause' AS cause, count(*)::int AS count
             ${DECISIONS_OF_MADE_MEETINGS} AND d.reason = 'FALLBACK'
            GROUP BY 1, 2, 3 ORDER BY count DESC, 1, 2, 3 LIMIT 50`,
    values: [since],
  }),
  calls: ({ since, grain, platform }: CountedCallsQuestion): SqlStatement => ({
    name: 'count-vendor-calls',
    text: `SELECT platform, operation, outcome, duration_class, sum(calls)::int AS calls
             FROM vendor_call_tallies WHERE grain = $1 AND at >= $2 AND ($3::text IS NULL OR platform = $3)
            GROUP BY platform, operation, outcome, duration_class`,
    values: [grain, since, platform],
  }),
  createdCalls: ({ since, sliceMinutes, grain }: CountedRange & { grain: 1 | 60 }): SqlStatement => ({
    name: 'count-create-calls-by-slice',
    text: `SELECT date_bin(make_interval(mins => $3), at, 'epoch') AS at, platform, duration_class, sum(calls)::int AS calls
             FROM vendor_call_tallies
            WHERE grain = $1 AND at >= $2 AND operation = 'create-meeting' AND outcome = 'ok'
            GROUP BY 1, 2, 3`,
    values: [grain, since, sliceMinutes],
  }),
} as const;

export async function countMeetingsBySlice(range: CountedRange): Promise<CountedMeetings[]> {
  const rows = await sql.query<{ at: Date; platform: string; is_failed: boolean; meetings: number } & QueryResultRow>(
    FIGURE_STATEMENTS.meetings(range),
  );
  return rows.map(({ at, platform, is_failed, meetings }) => ({ at, platform, isFailed: is_failed, meetings }));
}

/** How many meetings came to be for which reason, the most frequent first. */
export async function countDecisionsByReason(since: Date): Promise<{ reason: DecisionReason; count: number }[]> {
  return sql.query<{ reason: DecisionReason; count: number } & QueryResultRow>(FIGURE_STATEMENTS.decisions(since));
}

/** Meetings that another platform took and made, by why and in whose place. */
export interface CountedFallback {
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: string | null;
  readonly count: number;
}

export async function countFallbacksByCause(since: Date): Promise<CountedFallback[]> {
  return sql.query<CountedFallback & QueryResultRow>(FIGURE_STATEMENTS.fallbacks(since));
}

interface CountedCallsQuestion {
  readonly since: Date;
  readonly grain: 1 | 60;
  /** Null for all of them. */
  readonly platform: string | null;
}

/** Calls to a platform's API that took about as long and came out alike. */
export interface CountedCalls {
  readonly platform: string;
  readonly operation: string;
  readonly outcome: string;
  readonly durationClass: number;
  readonly calls: number;
}

export async function countVendorCalls(question: CountedCallsQuestion): Promise<CountedCalls[]> {
  const rows = await sql.query<Omit<CountedCalls, 'durationClass'> & { duration_class: number } & QueryResultRow>(
    FIGURE_STATEMENTS.calls(question),
  );
  return rows.map(({ platform, operation, outcome, duration_class, calls }) => {
    return { platform, operation, outcome, durationClass: duration_class, calls };
  });
}

/** Creates that worked, by slice and how long they took. */
export async function countCreateCallsBySlice(
  range: CountedRange & { grain: 1 | 60 },
): Promise<Pick<CountedCalls & { at: Date }, 'at' | 'platform' | 'durationClass' | 'calls'>[]> {
  const rows = await sql.query<{ at: Date; platform: string; duration_class: number; calls: number } & QueryResultRow>(
    FIGURE_STATEMENTS.createdCalls(range),
  );
  return rows.map(({ at, platform, duration_class, calls }) => ({
    at,
    platform,
    durationClass: duration_class,
    calls,
  }));
}
