import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'pb_';

/** A new secret: `pb_` and 32 random bytes. The prefix lets secret scanners find keys that leaked. */
export function makeApiKeySecret(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** What is kept of a key. It is random and long, so a plain hash can't be guessed back; passwords need more than that. */
export function hashApiKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The part that lists show: enough to tell keys apart, too little to guess the rest. */
export function hintOfApiKey(secret: string): string {
  return `${secret.slice(0, PREFIX.length + 5)}…`;
}

/** Compares two secrets in a time that tells nothing of where they differ, nor of their lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
