import { sql, withTransaction } from '../sql';

/** How many failures a key has in its window, and until when it is shut. */
export interface ThrottleState {
  readonly failures: number;
  readonly windowStart: Date;
  readonly lockedUntil: Date | null;
}

interface ThrottleRow {
  readonly key: string;
  readonly failures: number;
  readonly window_start: Date;
  readonly locked_until: Date | null;
}

/**
 * Reads the states of several keys and writes what `decide` makes of them, while nobody else can: attempts that arrive
 * together are counted one after the other, on every process. `decide` returns null to change nothing.
 */
export async function changeThrottles<Outcome>(
  keys: readonly string[],
  now: Date,
  decide: (states: ReadonlyMap<string, ThrottleState>) => {
    readonly outcome: Outcome;
    readonly next: ReadonlyMap<string, ThrottleState> | null;
  },
): Promise<Outcome> {
  // Always locked in the same order, so that two attempts can't wait for each other.
  const ordered = [...new Set(keys)].sort();
  return withTransaction(async (transaction) => {
    await transaction.query({
      name: 'make-throttles',
      text: `INSERT INTO sign_in_throttles (key, window_start)
        SELECT key, $2 FROM unnest($1::text[]) AS key ORDER BY key ON CONFLICT DO NOTHING`,
      values: [ordered, now],
    });
    const rows = await transaction.query<ThrottleRow>({
      name: 'lock-throttles',
      text: 'SELECT * FROM sign_in_throttles WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE',
      values: [ordered],
    });
    const states = new Map(
      rows.map(({ key, failures, window_start, locked_until }) => [
        key,
        { failures, windowStart: window_start, lockedUntil: locked_until },
      ]),
    );
    const { outcome, next } = decide(states);
    for (const [key, state] of next ?? []) {
      await transaction.query({
        name: 'write-throttle',
        text: 'UPDATE sign_in_throttles SET failures = $2, window_start = $3, locked_until = $4 WHERE key = $1',
        values: [key, state.failures, state.windowStart, state.lockedUntil],
      });
    }
    return outcome;
  });
}

/** True where a key was noted after `since`. */
export async function hasThrottleSince(key: string, since: Date): Promise<boolean> {
  const rows = await sql.query({
    text: 'SELECT 1 FROM sign_in_throttles WHERE key = $1 AND window_start >= $2',
    values: [key, since],
  });
  return rows.length > 0;
}

/** After a success: forgets the failures of `cleared`, takes one back from `eased`, and notes `known` as of now. */
export async function noteSignIn(keys: {
  readonly cleared: readonly string[];
  readonly eased: readonly string[];
  readonly known: string | null;
  readonly now: Date;
}): Promise<void> {
  await sql.query({ text: 'DELETE FROM sign_in_throttles WHERE key = ANY($1::text[])', values: [[...keys.cleared]] });
  await sql.query({
    text: `UPDATE sign_in_throttles SET failures = greatest(failures - 1, 0), locked_until = NULL
      WHERE key = ANY($1::text[])`,
    values: [[...keys.eased]],
  });
  if (keys.known === null) return;
  await sql.query({
    text: `INSERT INTO sign_in_throttles (key, window_start) VALUES ($1, $2)
      ON CONFLICT (key) DO UPDATE SET window_start = excluded.window_start`,
    values: [keys.known, keys.now],
  });
}

/** Deletes what no longer decides anything: failures before `failuresBefore`, known places before `knownBefore`. */
export async function deleteOldThrottles(before: {
  readonly failuresBefore: Date;
  readonly knownBefore: Date;
  readonly knownPrefix: string;
}): Promise<number> {
  const rows = await sql.query({
    text: `DELETE FROM sign_in_throttles
      WHERE window_start < CASE WHEN starts_with(key, $3) THEN $2::timestamptz ELSE $1::timestamptz END
      AND (locked_until IS NULL OR locked_until < $1) RETURNING 1`,
    values: [before.failuresBefore, before.knownBefore, before.knownPrefix],
  });
  return rows.length;
}
