import type { PlatformId } from './contract';

export type VideoPlatformErrorCode =
  | 'not-configured'
  | 'unauthorised'
  | 'rate-limited'
  | 'not-found'
  | 'rejected'
  | 'unavailable'
  | 'malformed-response';

const RETRYABLE: ReadonlySet<VideoPlatformErrorCode> = new Set(['rate-limited', 'unavailable']);

/** Anything that went wrong at a vendor. Neither `message` (for the log) nor `reason` (for people) holds a secret. */
export class VideoPlatformError extends Error {
  override readonly name = 'VideoPlatformError';
  readonly platform: PlatformId;
  readonly operation: string;
  /** What went wrong, without platform and operation, so that it fits into a sentence: `answered 503`. */
  readonly reason: string;
  readonly code: VideoPlatformErrorCode;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | null;

  /**
   * By name: Next.js bundles routes and instrumentation apart, each with this class of its own, and what one of them
   * keeps for the whole process (a client, the limits) throws its own to the other.
   */
  static override [Symbol.hasInstance](value: unknown): value is VideoPlatformError {
    return value instanceof Error && value.name === 'VideoPlatformError' && 'isRetryable' in value;
  }

  constructor(details: {
    platform: PlatformId;
    operation: string;
    code: VideoPlatformErrorCode;
    reason: string;
    isRetryable?: boolean;
    retryAfterMs?: number | null;
    cause?: unknown;
  }) {
    super(`${details.platform} ${details.operation}: ${details.reason}`, { cause: details.cause });
    this.platform = details.platform;
    this.operation = details.operation;
    this.reason = details.reason;
    this.code = details.code;
    this.isRetryable = details.isRetryable ?? RETRYABLE.has(details.code);
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
