import { randomInt } from 'node:crypto';

/** No letters or digits that are taken for one another when read out on the phone. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A short code that leads from what a person reads to us to the line in the log. */
export function makeSupportCode(): string {
  return `PB-${Array.from({ length: 6 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')}`;
}
