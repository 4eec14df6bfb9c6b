import { readFileSync } from 'node:fs';
import path from 'node:path';

const LARGEST_BYTES = 512 * 1024;

/** PNG and JPEG begin so. */
const BEGINNINGS: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

/** What is wrong with a logo file that somebody named, for the operator; null where nothing is. */
export function checkLogoFile(file: string): string | null {
  const expected = 'a PNG or JPEG of at most 512 KiB, for example LOGO_FILE=/etc/patchbay/logo.png';
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path.resolve(file));
  } catch (error) {
    return `names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name ${expected}`;
  }
  const isPicture = BEGINNINGS.some((beginning) => beginning.every((byte, index) => bytes[index] === byte));
  return isPicture && bytes.byteLength <= LARGEST_BYTES
    ? null
    : `names ${file}, which is not what it must be: ${expected}`;
}
