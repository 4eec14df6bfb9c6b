/**
 * How much a test does: a little in `npm test`, much in `npm run soak`. Such a test is listed in lib/commands/soak.ts.
 */
export function soakSize(sizes: { readonly test: number; readonly soak: number }): number {
  return isSoak() ? sizes.soak : sizes.test;
}

/** True in `npm run soak`. */
export function isSoak(): boolean {
  return process.env.PATCHBAY_SOAK === '1';
}

/** `npm test` plays the same histories each time, so that it fails where something was changed; chance is for the soak. */
export function soakSeed(): { readonly seed?: number } {
  return isSoak() ? {} : { seed: 20_261_126 };
}
