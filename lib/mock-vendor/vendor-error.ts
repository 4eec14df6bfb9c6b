/** Every way in which the demo vendor refuses, with its HTTP status. */
export const VENDOR_ERROR_STATUS = {
  'bad-request': 400,
  'bad-key': 401,
  /** A join token that is not ours, or is for another room. */
  refused: 403,
  /** A join token past its time. */
  expired: 403,
  'not-host': 403,
  locked: 403,
  full: 403,
  removed: 403,
  'not-found': 404,
  'room-ended': 409,
  ended: 410,
  /** This connection was taken for lost: enter again. */
  lost: 410,
  'too-large': 413,
  'internal-error': 500,
  'scripted-fault': 503,
  /** The database is away. */
  unavailable: 503,
} as const;

export type VendorErrorCode = keyof typeof VENDOR_ERROR_STATUS;

/** A refusal by the demo vendor; `message` is in its answer. */
export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly code: VendorErrorCode;

  constructor(code: VendorErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
