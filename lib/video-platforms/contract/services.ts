import type { PlatformId } from './meeting';

/** One of a vendor's published limits: at most `calls` in any `perMs` milliseconds, for one account. */
export interface VendorLimit {
  /** Unique within the platform, for example `rooms-delete`. */
  readonly name: string;
  readonly calls: number;
  readonly perMs: number;
}

/** One call to a vendor's API, as it is recorded. Holds no address, no header and no body. */
export interface VendorCall {
  readonly platform: PlatformId;
  /** For example `create-meeting`. */
  readonly operation: string;
  readonly outcome:
    | 'ok'
    | 'not-configured'
    | 'unauthorised'
    | 'rate-limited'
    | 'not-found'
    | 'rejected'
    | 'unavailable'
    | 'malformed-response';
  /** Null where no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** What a client is given besides its config, so that tests can put their own in. */
export interface PlatformServices {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  /**
   * Waits until a call costing `cost` fits the limit, counted over all processes of this installation.
   * @throws VideoPlatformError `rate-limited` where that would take longer than the signal or a few seconds allow
   */
  readonly takeTurn: (request: {
    readonly platform: PlatformId;
    readonly account: string;
    readonly limit: VendorLimit;
    readonly cost: number;
    readonly signal?: AbortSignal;
  }) => Promise<void>;
  /** Never throws and never delays the caller. */
  readonly recordCall: (call: VendorCall) => void;
}
