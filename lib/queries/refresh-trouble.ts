import { ApiProblem } from './api-problem';

/** Why a page can't be kept fresh: `unreachable`, no answer comes; `refused`, one comes and isn't what was asked for. */
export interface RefreshTrouble {
  readonly kind: 'unreachable' | 'refused';
  /** When it was first noticed, in milliseconds since 1970. */
  readonly since: number;
  /** The server's words; null where it said nothing. */
  readonly message: string | null;
}

/** What is asked of a query of a page. */
export interface QueryPulse {
  /** In milliseconds since 1970; 0 where nothing is shown yet. */
  readonly dataUpdatedAt: number;
  /** What came of the last try; null where it went well. */
  readonly error: Error | null;
}

/**
 * Whether what a page shows may be out of date, because asking for it again failed. A query without any data doesn't
 * count: its place on the page says itself that it couldn't be loaded.
 * @param before what was found last time: a trouble that stays keeps its beginning
 */
export function findRefreshTrouble(
  before: RefreshTrouble | null,
  queries: readonly QueryPulse[],
  now: number,
): RefreshTrouble | null {
  const errors = queries.flatMap(({ dataUpdatedAt, error }) => (error && dataUpdatedAt > 0 ? [error] : []));
  const [first] = errors;
  if (!first) return null;
  const kind = errors.some(isUnreachable) ? 'unreachable' : 'refused';
  const message = kind === 'refused' && first instanceof ApiProblem ? first.message : null;
  if (before?.kind === kind && before.message === message) return before;
  return { kind, since: before?.since ?? now, message };
}

/** True where no answer came, or only one from something in front of the server that couldn't reach it either. */
export function isUnreachable(error: Error): boolean {
  return error instanceof ApiProblem && (error.status === 0 || [502, 503, 504].includes(error.status));
}
