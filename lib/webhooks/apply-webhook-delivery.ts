import { type SqlRunner, sql, withTransaction } from '../data/sql';
import {
  findStoredDeliveries,
  keepDeliveryWaiting,
  markDeliveriesHandled,
  markDeliveryFailed,
  type StoredDelivery,
  takeWaitingDeliveries,
} from '../data/webhooks/webhook-inbox';
import { publishChange } from '../events/publish-change';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';
import { judgeFailure } from '../jobs/judge-failure';
import { enqueueJob } from '../jobs/queue';
import { getLog } from '../log';
import { applyDeliveries, type DeliveryOutcome } from './apply-deliveries';
import { DeliveryFailure } from './delivery-failure';
import { describeDeliveryFailure } from './describe-delivery-failure';
import { giveWay } from './give-way';
import { nextTryAt } from './next-try-at';

/** How many deliveries one run applies along with its own: few enough that meetings are not locked for long. */
const COMPANIONS = 40;
/** After so many that went wrong beside it, a delivery is applied alone. */
const MOST_LEFT_OUT = 3;

/**
 * Applies one stored delivery, and in the same transaction others that wait, whose jobs it takes over. Safe to run twice
 * and in any order, and to be killed at any moment: then all of them wait as before. A body that makes no sense is kept as
 * failed with its error in plain words, and never tried again; one that matches no meeting is tried again for two minutes
 * where it may come to match; anything else that goes wrong is kept too and thrown, so that the job tries again where
 * that can help. A companion that goes wrong is left to its own job.
 * @param options.isLastAttempt whether the job is given up if this attempt fails
 */
export async function applyWebhookDelivery(
  deliveryId: string,
  { now = new Date(), isLastAttempt = false }: { now?: Date; isLastAttempt?: boolean } = {},
): Promise<void> {
  await giveWay();
  const leftOut: string[] = [];
  for (;;) {
    try {
      await withTransaction((transaction) => applyWithCompanions(transaction, { deliveryId, leftOut, now }));
      return;
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) return keepFailure(deliveryId, error, isLastAttempt);
      if (error.deliveryId === deliveryId) return keepFailure(deliveryId, error.cause, isLastAttempt);
      leftOut.push(error.deliveryId);
    }
  }
}

async function applyWithCompanions(
  transaction: SqlRunner,
  { deliveryId, leftOut, now }: { deliveryId: string; leftOut: readonly string[]; now: Date },
): Promise<void> {
  const companions =
    leftOut.length > MOST_LEFT_OUT
      ? []
      : await takeWaitingDeliveries(transaction, { jobName: applyWebhookDeliveryJob.name, limit: COMPANIONS, leftOut });
  const stored = await findStoredDeliveries(transaction, [deliveryId, ...companions]);
  const deliveries = stored.filter(({ state }) => state !== 'applied');
  const outcomes = await applyDeliveries(transaction, deliveries);
  const settled: DeliveryOutcome[] = [];
  for (const outcome of outcomes) {
    const nextTry = outcome.mayMatchLater ? nextTryAt(outcome.delivery.receivedAt, now) : null;
    if (nextTry) await waitForMeeting(transaction, outcome, nextTry);
    else settled.push(outcome);
  }
  await markDeliveriesHandled(
    transaction,
    settled.map((outcome) => ({ ...outcome, id: outcome.delivery.id })),
  );
  for (const { delivery, state, error } of settled) if (state === 'failed') logUnreadable(delivery, error);
  if (settled.length > 0) await publishChange(transaction, { topic: 'webhook' });
}

async function waitForMeeting(transaction: SqlRunner, outcome: DeliveryOutcome, runAt: Date): Promise<void> {
  const { delivery, vendorRoomName, effects } = outcome;
  await keepDeliveryWaiting(transaction, { id: delivery.id, vendorRoomName, effects });
  await enqueueJob(
    transaction,
    applyWebhookDeliveryJob,
    { deliveryId: delivery.id },
    { runAt, jobKey: `${applyWebhookDeliveryJob.name}:${delivery.id}` },
  );
}

function logUnreadable({ id, platform, type }: StoredDelivery, description: string | null): void {
  getLog().warn({ event: 'webhook.unreadable', deliveryId: id, platform, type }, description ?? '');
}

async function keepFailure(deliveryId: string, error: unknown, isLastAttempt: boolean): Promise<never> {
  const [delivery] = await findStoredDeliveries(sql, [deliveryId]);
  const isTriedAgain = !isLastAttempt && !judgeFailure(error).isFinal;
  await markDeliveryFailed(deliveryId, describeDeliveryFailure(delivery?.platform ?? '', error, isTriedAgain));
  throw error;
}
