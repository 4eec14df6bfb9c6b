import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a host link: 256 random bits, so that a plain hash of it can't be guessed back. */
export function makeHostLinkSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. */
export function hashHostLinkSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
