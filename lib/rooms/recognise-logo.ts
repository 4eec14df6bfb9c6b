import type { LogoType } from '../schemas/logo';

const BEGINNINGS: readonly (readonly [LogoType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What kind of picture this is, by its first bytes: a file's name and type are what somebody says of it. */
export function recogniseLogo(bytes: Uint8Array): LogoType | null {
  const found = BEGINNINGS.find(([, beginning]) => beginning.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? null;
}
