import { deleteIdleRateLimits } from '../data/accounts/rate-limits';
import { deleteRefusedJoinsBefore } from '../data/meetings/refused-joins';
import { deleteVendorCallsBefore, deleteVendorCallTalliesBefore } from '../data/platforms/vendor-calls';

const KEPT_DAYS = 30;
/** Charts of more than an hour count by the hour. */
const MINUTES_KEPT_DAYS = 2;
const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 5_000;

/** Deletes calls to vendors, counts of them and refusals that nobody looks at any more, and limits that limit nobody. */
export async function forgetOldCalls(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  while ((await deleteVendorCallsBefore(before, AT_ONCE)) === AT_ONCE);
  await deleteVendorCallTalliesBefore({
    minutes: new Date(now.getTime() - MINUTES_KEPT_DAYS * DAY_MS),
    hours: before,
  });
  await deleteRefusedJoinsBefore(before);
  await deleteIdleRateLimits();
}
