import { VideoPlatformError, type VideoPlatformErrorCode } from '../errors';
import type { TryTime } from './call-time';

interface NamedCall {
  readonly platform: string;
  readonly operation: string;
}

/** What came of a try that failed. */
export interface Failure {
  readonly error: VideoPlatformError;
  /** Null where no answer came. */
  readonly status: number | null;
  /** True where the vendor surely did nothing of what it was asked, so that asking again can't do it twice. */
  readonly wasNotMade: boolean;
}

/** The vendor answered with something other than success. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.error.message);
    this.failure = failure;
  }
}

/** The vendor answered with success and something that can't be read. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
  readonly status: number;

  constructor(text: string, status: number) {
    super(text);
    this.status = status;
  }
}

/** What to throw for an answer that is no success. Of the answer, only its status and Retry-After are looked at. */
export function refusalOf(call: NamedCall, response: Response): Error {
  const { status } = response;
  const refuse = (code: VideoPlatformErrorCode, text = `answered ${status}`) => {
    const hasPause = code === 'rate-limited' || code === 'unavailable';
    const error = vendorError(call, code, text, hasPause ? readRetryAfter(response) : null);
    return new Refusal({ error, status, wasNotMade: status === 429 });
  };
  if (status === 401 || status === 403) return refuse('unauthorised');
  if (status === 404 || status === 410) return refuse('not-found');
  if (status === 429) return refuse('rate-limited');
  if (status === 408 || status >= 500) return refuse('unavailable');
  // A manual redirect may also show as an opaque answer with status 0.
  if (status < 400) return refuse('malformed-response', 'answered with a redirect');
  return refuse('rejected');
}

/** Makes one error of whatever a try threw. */
export function failureOf(call: NamedCall, caught: unknown, time: TryTime): Failure {
  if (caught instanceof Refusal) return caught.failure;
  if (caught instanceof BrokenAnswer) {
    const error = vendorError(call, 'malformed-response', caught.message);
    return { error, status: caught.status, wasNotMade: false };
  }
  if (caught instanceof VideoPlatformError) {
    return { error: caught, status: null, wasNotMade: caught.code === 'rate-limited' };
  }
  const text = textOfSilence(caught, time);
  return {
    error: vendorError(call, 'unavailable', text),
    status: null,
    wasNotMade: !time.signal.aborted && wasNeverConnected(caught),
  };
}

function vendorError(
  { platform, operation }: NamedCall,
  code: VideoPlatformErrorCode,
  text: string,
  retryAfterMs: number | null = null,
): VideoPlatformError {
  return new VideoPlatformError({ platform, operation, code, retryAfterMs, reason: text });
}

/** Retry-After in milliseconds, whether it was given in seconds or as a date; null where it is absent or nonsense. */
function readRetryAfter(response: Response): number | null {
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function textOfSilence(caught: unknown, time: TryTime): string {
  if (time.wasGivenUp()) return 'did not answer before the caller’s time was up';
  if (time.signal.aborted) return `did not answer within ${Number((time.limitMs / 1_000).toFixed(2))} s`;
  const code = networkErrors(caught).find((error) => CODE.test(String(error.code)))?.code;
  return code ? `could not be reached (${code})` : 'could not be reached';
}

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** Failures before there is a connection, so that nothing was sent. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function wasNeverConnected(caught: unknown): boolean {
  return networkErrors(caught).some(
    ({ code, syscall }) => NEVER_CONNECTED.has(String(code)) || (code === 'ETIMEDOUT' && syscall === 'connect'),
  );
}

/** fetch hides the network's own error behind its own; several addresses of one host fail together as one more. */
function networkErrors(caught: unknown): readonly NodeJS.ErrnoException[] {
  const found: NodeJS.ErrnoException[] = [];
  for (let current = caught, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth += 1) {
    found.push(current);
    if (current instanceof AggregateError) found.push(...current.errors.filter((error) => error instanceof Error));
  }
  return found;
}
