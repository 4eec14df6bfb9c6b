/** Codes of the operating system, PostgreSQL and Prisma for "the database can't be reached or can't take more". */
const UNAVAILABLE_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01', // shut down by its administrator
  '57P02', // crashed
  '57P03', // starting or recovering
  '25006', // a standby, or read-only
  'P1000',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
]);

/** Classes of SQLSTATE: connection exceptions, and no room for more connections, memory or files. */
const UNAVAILABLE_CLASS = /^(08|53)[0-9A-Z]{3}$/;

/** Errors of the pg driver that carry no code. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|The database has not been opened yet|Can't reach database server)/;

/**
 * True where an error means that the database can't be used just now, so that trying again later makes sense. Errors of
 * `fetch` are never taken for it, though their causes carry the same codes.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return someCause(error, (candidate) => {
    const { code, errorCode, message } = candidate;
    for (const value of [code, errorCode]) {
      if (typeof value === 'string' && (UNAVAILABLE_CODES.has(value) || UNAVAILABLE_CLASS.test(value))) return true;
    }
    return typeof message === 'string' && UNAVAILABLE_MESSAGE.test(message);
  });
}

/**
 * What a log line says of an error: where the database is merely away, one line, as a stack would only lead into the
 * driver; otherwise the error itself.
 */
export function logFieldsOf(error: unknown): { readonly reason: string } | { readonly err: unknown } {
  if (!isDatabaseUnavailable(error)) return { err: error };
  const { code, message } = error as ErrorParts;
  const lines = typeof message === 'string' ? message.split('\n').filter((line) => line.trim() !== '') : [];
  // Prisma's messages begin with the call that failed; those of several refused addresses are empty.
  return { reason: lines.at(-1)?.trim() ?? (typeof code === 'string' ? code : 'no answer') };
}

/** PostgreSQL's code for a disk without room. Reading goes on; nothing can be written. */
const DISK_FULL = '53100';

/** True where the database answers and has no room left to write to. */
export function isDiskFull(error: unknown): boolean {
  return someCause(error, ({ code, originalCode }) => code === DISK_FULL || originalCode === DISK_FULL);
}

/** True where a text held something that PostgreSQL can't keep: a null character or broken UTF-8. */
export function isTextUnstorable(error: unknown): boolean {
  return someCause(error, ({ code, originalCode }) =>
    [code, originalCode].some((value) => value === '22021' || value === '22P05'),
  );
}

/** True where a column that must have a value would have got none. */
export function isMissingValue(error: unknown): boolean {
  return someCause(error, ({ code }) => code === '23502');
}

/** True where a unique index refused a row. `constraint` narrows it to one index or column. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return someCause(error, (candidate) => {
    const { code, originalCode } = candidate;
    if (code !== '23505' && originalCode !== '23505' && code !== 'P2002') return false;
    return constraint === undefined || JSON.stringify(candidate).includes(constraint);
  });
}

interface ErrorParts {
  readonly code?: unknown;
  readonly errorCode?: unknown;
  readonly originalCode?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

function someCause(error: unknown, matches: (candidate: ErrorParts) => boolean): boolean {
  let candidate = error;
  for (let depth = 0; depth < 5 && typeof candidate === 'object' && candidate !== null; depth++) {
    if (candidate instanceof TypeError) return false;
    const parts = candidate as ErrorParts;
    if (matches(parts)) return true;
    candidate = parts.cause;
  }
  return false;
}
