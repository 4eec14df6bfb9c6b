import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookVerdict } from '../contract';

/** How far a signature's time may be from ours, both ways. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** A genuine header holds a time and a few signatures; anything longer is not worth parsing. */
const LONGEST_HEADER = 2_048;

type SignatureEncoding = 'hex' | 'base64';

/** HMAC-SHA256 over `<seconds>.<raw body>`, as a header `t=<seconds>,v1=<signature>`. */
export function signTimestamped(request: {
  readonly secret: string;
  readonly timestamp: number;
  readonly rawBody: Uint8Array;
  readonly encoding: SignatureEncoding;
}): string {
  const signature = timestampedHmac(request.secret, String(request.timestamp), request.rawBody);
  return `t=${request.timestamp},v1=${signature.toString(request.encoding)}`;
}

/**
 * Checks a header `t=<seconds>,v1=<signature>[,v1=<signature>…]` against every secret, over the bytes as they came.
 * Schemes other than `v1` are ignored, so that nobody can talk us down to a weaker one. A header that was sent twice
 * holds two times and is refused. Never throws.
 */
export function verifyTimestamped(request: {
  readonly header: string | undefined;
  readonly rawBody: Uint8Array;
  readonly now: Date;
  readonly secrets: readonly string[];
  readonly encoding: SignatureEncoding;
}): WebhookVerdict {
  if (request.header === undefined || request.header.trim() === '') return { isValid: false, reason: 'missing' };
  const parsed = parseTimestampedHeader(request.header);
  if (!parsed) return { isValid: false, reason: 'malformed' };
  // Every pair is compared, so that the time taken does not tell which secret or signature came close.
  let secretIndex = -1;
  for (const [index, secret] of request.secrets.entries()) {
    const expected = timestampedHmac(secret, parsed.timestamp, request.rawBody).toString(request.encoding);
    for (const signature of parsed.signatures) {
      if (equalInConstantTime(expected, signature) && secretIndex === -1) secretIndex = index;
    }
  }
  if (secretIndex === -1) return { isValid: false, reason: 'mismatch' };
  const ageSeconds = request.now.getTime() / 1_000 - Number(parsed.timestamp);
  if (ageSeconds > SIGNATURE_WINDOW_SECONDS) return { isValid: false, reason: 'too-old' };
  if (ageSeconds < -SIGNATURE_WINDOW_SECONDS) return { isValid: false, reason: 'from-the-future' };
  return { isValid: true, secretIndex, signedAt: new Date(Number(parsed.timestamp) * 1_000) };
}

/**
 * Which of the secrets `given` is, -1 where it is none. Takes the same time whichever it is, or whether it is any; an
 * empty one is nobody's.
 */
export function indexOfSecret(given: string, secrets: readonly string[]): number {
  let found = -1;
  for (const [index, secret] of secrets.entries()) {
    if (equalInConstantTime(secret, given) && secret !== '' && found === -1) found = index;
  }
  return found;
}

function timestampedHmac(secret: string, timestamp: string, rawBody: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
}

function parseTimestampedHeader(header: string): { timestamp: string; signatures: readonly string[] } | null {
  if (header.length > LONGEST_HEADER) return null;
  const timestamps: string[] = [];
  const signatures: string[] = [];
  for (const part of header.split(',')) {
    // On the first `=` only: base64 may end in more of them.
    const split = part.indexOf('=');
    const key = part.slice(0, split).trim();
    const value = part.slice(split + 1).trim();
    if (split > 0 && key === 't') timestamps.push(value);
    if (split > 0 && key === 'v1' && value !== '') signatures.push(value);
  }
  const [timestamp] = timestamps;
  if (timestamps.length !== 1 || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return null;
  return signatures.length > 0 ? { timestamp, signatures } : null;
}

/** Digests first: they have one length, so that not even the length of a secret shows. */
function equalInConstantTime(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
