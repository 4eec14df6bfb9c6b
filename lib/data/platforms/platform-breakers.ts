import 'server-only';
import type { QueryResultRow } from 'pg';
import type { SqlRunner } from '../sql';

/** What came of asking to try a platform that is left alone. `needless`: it takes meetings again. */
export type ProbeClaim = 'claimed' | 'refused' | 'needless';

/** How a platform's creates went lately, for all processes. */
export interface BreakerRecord {
  /** Creates that failed one after the other. */
  readonly failuresInRow: number;
  /** Since when the platform is left alone; null while it is not. */
  readonly openedAt: Date | null;
  /** From then on one create may try it. Null while it is not left alone. */
  readonly openUntil: Date | null;
  /** How the last failure was. */
  readonly cause: string | null;
  /** When it was. */
  readonly lastFailedAt: Date | null;
}

interface BreakerRow extends QueryResultRow {
  failures_in_row: number;
  breaker_opened_at: Date | null;
  breaker_open_until: Date | null;
  breaker_cause: string | null;
  last_failed_at: Date | null;
}

const COLUMNS = 'failures_in_row, breaker_opened_at, breaker_open_until, breaker_cause, last_failed_at';

function toBreaker(row: BreakerRow): BreakerRecord {
  return {
    failuresInRow: row.failures_in_row,
    openedAt: row.breaker_opened_at,
    openUntil: row.breaker_open_until,
    cause: row.breaker_cause,
    lastFailedAt: row.last_failed_at,
  };
}

/** Counts one failed create. The platform's row stays locked until the transaction ends. */
export async function countCreateFailure(transaction: SqlRunner, platform: string): Promise<BreakerRecord> {
  const [row] = await transaction.query<BreakerRow>({
    name: 'count-create-failure',
    text: `INSERT INTO platform_states (platform, failures_in_row, last_failed_at) VALUES ($1, 1, now())
           ON CONFLICT (platform) DO UPDATE
              SET failures_in_row = platform_states.failures_in_row + 1, last_failed_at = now()
           RETURNING ${COLUMNS}`,
    values: [platform],
  });
  if (!row) throw new Error(`A failure of ${platform} was counted and not returned.`);
  return toBreaker(row);
}

/** Leaves a platform alone for a while. Since when it is stays, where it was left alone before. */
export async function openBreaker(
  transaction: SqlRunner,
  opened: { platform: string; forMs: number; cause: string },
): Promise<BreakerRecord> {
  const [row] = await transaction.query<BreakerRow>({
    text: `UPDATE platform_states
              SET breaker_opened_at = coalesce(breaker_opened_at, now()),
                  breaker_open_until = now() + $2 * interval '1 millisecond', breaker_cause = $3,
                  last_failed_at = now()
            WHERE platform = $1 RETURNING ${COLUMNS}`,
    values: [opened.platform, opened.forMs, opened.cause],
  });
  if (!row) throw new Error(`The breaker of ${opened.platform} has no row.`);
  return toBreaker(row);
}

/** The breaker of a platform, locked until the transaction ends; null where nothing failed lately. */
export async function lockTroubledBreaker(transaction: SqlRunner, platform: string): Promise<BreakerRecord | null> {
  const [row] = await transaction.query<BreakerRow>({
    name: 'lock-troubled-breaker',
    text: `SELECT ${COLUMNS} FROM platform_states
            WHERE platform = $1 AND (failures_in_row > 0 OR breaker_opened_at IS NOT NULL) FOR UPDATE`,
    values: [platform],
  });
  return row ? toBreaker(row) : null;
}

/** Lets a platform take meetings again. The caller holds the lock. */
export async function closeBreaker(
  transaction: SqlRunner,
  closed: { platform: string; failuresInRow: number },
): Promise<void> {
  await transaction.query({
    text: `UPDATE platform_states
              SET failures_in_row = $2, breaker_opened_at = NULL, breaker_open_until = NULL, breaker_cause = NULL
            WHERE platform = $1`,
    values: [closed.platform, closed.failuresInRow],
  });
}

/**
 * Claims the one try that a platform gets when its pause is over. Whoever else asks meanwhile is told that it is left
 * alone, until that try has come out or its time is up.
 */
export async function claimProbe(
  transaction: SqlRunner,
  claim: { platform: string; forMs: number },
): Promise<ProbeClaim> {
  const { platform, forMs } = claim;
  const claimed = await transaction.query({
    name: 'claim-probe',
    text: `UPDATE platform_states SET breaker_open_until = now() + $2 * interval '1 millisecond'
            WHERE platform = $1 AND breaker_opened_at IS NOT NULL AND breaker_open_until <= now() RETURNING 1`,
    values: [platform, forMs],
  });
  if (claimed.length > 0) return 'claimed';
  const open = await transaction.query({
    text: 'SELECT 1 FROM platform_states WHERE platform = $1 AND breaker_opened_at IS NOT NULL',
    values: [platform],
  });
  return open.length > 0 ? 'refused' : 'needless';
}
