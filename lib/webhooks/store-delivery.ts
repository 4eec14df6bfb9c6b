import { isDatabaseUnavailable } from '../data/database-errors';
import { insertWebhookDeliveries, type NewDelivery } from '../data/webhook-inbox';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';
import { processSingleton } from '../process-singleton';

interface Waiting {
  readonly delivery: NewDelivery;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Inbox {
  readonly waiting: Waiting[];
  writing: number;
}

/** Statements that write deliveries at the same time: while one commits, the next gathers. */
const WRITERS = 2;
const MOST_AT_ONCE = 50;

/**
 * Stores a delivery with the job that applies it, and resolves once both are committed. Those that come while others are
 * being written wait for that and are then written together: a rush costs one commit for many, and a single one waits
 * for nothing.
 */
export function storeDelivery(delivery: NewDelivery): Promise<void> {
  const inbox = processSingleton<Inbox>('webhook-inbox', () => ({ waiting: [], writing: 0 }));
  return new Promise((resolve, reject) => {
    inbox.waiting.push({ delivery, resolve, reject });
    if (inbox.writing < WRITERS) void write(inbox);
  });
}

async function write(inbox: Inbox): Promise<void> {
  inbox.writing += 1;
  // Whatever arrived in the same turn of the event loop goes along.
  await Promise.resolve();
  while (inbox.waiting.length > 0) await writeTogether(inbox.waiting.splice(0, MOST_AT_ONCE).sort(byEventId));
  inbox.writing -= 1;
}

async function writeTogether(some: readonly Waiting[]): Promise<void> {
  try {
    await insertWebhookDeliveries(
      applyWebhookDeliveryJob,
      some.map(({ delivery }) => delivery),
    );
    for (const { resolve } of some) resolve();
  } catch (error) {
    if (some.length === 1 || isDatabaseUnavailable(error)) {
      for (const { reject } of some) reject(error);
      return;
    }
    // One that can't be stored must not keep its neighbours out.
    await Promise.all(some.map((one) => writeTogether([one])));
  }
}

/** In one order everywhere, so that two statements with the same repetitions never wait for each other in a circle. */
function byEventId({ delivery: one }: Waiting, { delivery: other }: Waiting): number {
  return (one.eventId ?? '') < (other.eventId ?? '') ? -1 : 1;
}
