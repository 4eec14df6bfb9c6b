import { deleteChangesBefore } from '../data/change-log';

/** Far longer than a listener is away that still wants to hear only what it missed. */
const KEPT_MS = 3_600_000;
const AT_ONCE = 5_000;

/** Deletes changes that no listener asks for any more. */
export async function forgetOldChanges(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  while ((await deleteChangesBefore(before, AT_ONCE)) === AT_ONCE);
}
