import { deleteDeliveriesBefore } from '../data/webhooks/webhook-retention';
import { getSettings } from '../env/settings';

const DAY_MS = 24 * 3_600_000;
/** So few that no statement takes long, and taking new deliveries is not slowed. */
const AT_ONCE = 1_000;

/** Deletes deliveries that came longer ago than they are to be kept. */
export async function forgetOldDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - getSettings().WEBHOOK_RETENTION_DAYS * DAY_MS);
  while ((await deleteDeliveriesBefore(before, AT_ONCE)) === AT_ONCE);
}
