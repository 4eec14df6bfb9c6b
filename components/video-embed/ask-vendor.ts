/**
 * Asks something of a vendor's script that runs in our page. What it throws, at once or later, ends here: out of an effect
 * it would take the whole page of the call down.
 * @returns false where it threw at once
 */
export function askVendor(ask: () => unknown): boolean {
  try {
    Promise.resolve(ask()).catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}
