import { randomBytes } from 'node:crypto';

/** What the buckets of rooms are made with: drawn once for an installation, and again only to reshuffle. */
export function makeSalt(): string {
  return randomBytes(8).toString('hex');
}
