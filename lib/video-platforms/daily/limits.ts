import type { VendorLimit } from '../contract';

/** What one call counts against. */
export type Turns = readonly { readonly limit: VendorLimit; readonly cost: number }[];

function turnsOf(name: string, limits: readonly (readonly [calls: number, perMs: number])[]): Turns {
  return limits.map(([calls, perMs]) => ({ limit: { name: `${name}-per-${perMs / 1_000}s`, calls, perMs }, cost: 1 }));
}

/** Daily's documented limits; what goes beyond is answered 429 without saying when to come back. */
export const GENERAL = turnsOf('general', [
  [20, 1_000],
  [100, 5_000],
]);
export const ROOMS_DELETE = turnsOf('rooms-delete', [
  [2, 1_000],
  [50, 30_000],
]);
export const RECORDINGS_LIST = turnsOf('recordings-list', [
  [2, 1_000],
  [50, 30_000],
]);
export const RECORDINGS_START = turnsOf('recordings-start', [
  [1, 1_000],
  [5, 5_000],
]);
