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

/** Anything that went wrong at a vendor. `message` is for logs and administrators and holds no secret. */
export class VideoPlatformError extends Error {
  override readonly name = 'VideoPlatformError';
  readonly platform: PlatformId;
  readonly operation: string;
  readonly code: VideoPlatformErrorCode;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | null;

  constructor(details: {
    platform: PlatformId;
    operation: string;
    code: VideoPlatformErrorCode;
    message: string;
    isRetryable?: boolean;
    retryAfterMs?: number | null;
    cause?: unknown;
  }) {
    super(details.message, { cause: details.cause });
    this.platform = details.platform;
    this.operation = details.operation;
    this.code = details.code;
    this.isRetryable = details.isRetryable ?? RETRYABLE.has(details.code);
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
