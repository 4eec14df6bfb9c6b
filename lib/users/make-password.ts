import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike, since it is read from a terminal and typed. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password of 20 characters (99 bits) in groups of five: `k3mfp-x9qwr-…`. */
export function makePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
