import { randomUUID } from 'node:crypto';
import type { SqlRunner } from '../data/sql';
import { deliverMockWebhooksJob } from '../jobs/definitions/deliver-mock-webhooks';
import { enqueueJob } from '../jobs/queue';
import { readFaults } from './data/faults';
import { insertWebhook } from './data/webhooks';
import type { Faults } from './schemas';

/** What the vendor tells its customer. */
export interface VendorEvent {
  readonly type: 'room.started' | 'person.joined' | 'person.left' | 'room.ended';
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Long enough for what comes after it to overtake it. */
const OUT_OF_TURN_MS = 1_500;

/** Writes webhooks into the outbox, in the transaction of the change they tell of, as the scripted faults have them. */
export async function writeWebhooks(
  transaction: SqlRunner,
  roomName: string,
  events: readonly VendorEvent[],
  random: () => number = Math.random,
): Promise<void> {
  if (events.length === 0) return;
  const faults = await readFaults(transaction);
  for (const event of events) {
    const body = JSON.stringify({
      id: `evt_${randomUUID()}`,
      type: event.type,
      createdAt: event.at.toISOString(),
      data: { roomName, ...event.data },
    });
    for (const copy of planCopies(faults, random)) await insertWebhook(transaction, { roomName, body, ...copy });
  }
  await enqueueJob(transaction, deliverMockWebhooksJob, {}, { jobKey: deliverMockWebhooksJob.name });
}

/** How one event is sent under the faults: once, twice with the same id, late, or not at all. Exported for its test. */
export function planCopies(
  faults: Faults,
  random: () => number,
): readonly { isOutOfTurn: boolean; delayMs: number; isLost: boolean }[] {
  const happens = (percent: number) => random() * 100 < percent;
  if (happens(faults.lostWebhookPercent)) return [{ isOutOfTurn: false, delayMs: 0, isLost: true }];
  const isOutOfTurn = happens(faults.reorderedWebhookPercent);
  const copy = { isOutOfTurn, delayMs: isOutOfTurn ? OUT_OF_TURN_MS : 0, isLost: false };
  return happens(faults.duplicateWebhookPercent) ? [copy, copy] : [copy];
}
