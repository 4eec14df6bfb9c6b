import { deleteIdleRateLimits } from '../data/rate-limits';
import { deleteVendorCallsBefore } from '../data/vendor-calls';

const KEPT_DAYS = 30;
const AT_ONCE = 5_000;

/** Deletes calls to vendors that nobody looks at any more, and limits that limit nobody. */
export async function forgetOldCalls(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  while ((await deleteVendorCallsBefore(before, AT_ONCE)) === AT_ONCE);
  await deleteIdleRateLimits();
}
