import { readFileSync } from 'node:fs';
import path from 'node:path';
import { recogniseLogo } from '../rooms/recognise-logo';
import { LARGEST_LOGO_BYTES } from '../schemas/logo';

/** What is wrong with a logo file that somebody named, for the operator; null where nothing is. */
export function checkLogoFile(file: string): string | null {
  const expected = 'a PNG or JPEG of at most 512 KiB, for example LOGO_FILE=/etc/patchbay/logo.png';
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path.resolve(file));
  } catch (error) {
    return `names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name ${expected}`;
  }
  const isPicture = recogniseLogo(bytes) !== null;
  return isPicture && bytes.byteLength <= LARGEST_LOGO_BYTES
    ? null
    : `names ${file}, which is not what it must be: ${expected}`;
}
