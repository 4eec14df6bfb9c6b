import { lockMeeting } from '../data/meetings';
import { type SqlRunner, withTransaction } from '../data/sql';
import {
  findWebhookDelivery,
  keepDeliveryWaiting,
  markDeliveryFailed,
  markDeliveryHandled,
  type WebhookDelivery,
} from '../data/webhook-deliveries';
import { publishChange } from '../events/publish-change';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';
import { judgeFailure } from '../jobs/judge-failure';
import { enqueueJob } from '../jobs/queue';
import { getLog } from '../log';
import { getPlatformClient } from '../video-platforms';
import type { MeetingEvent } from '../video-platforms/contract';
import { applyMeetingEvent, type EventResult } from './apply-meeting-event';
import { describeDeliveryFailure, isUnreadable } from './describe-delivery-failure';
import { describeEvent } from './describe-event';
import { findMeetingOfEvent } from './find-meeting-of-event';
import { nextTryAt } from './next-try-at';

/** What a delivery changed, one line per event, for the administrator who looks at it. */
interface Effect {
  readonly event: MeetingEvent['type'];
  /** The vendor's name of the room; null where the event names none. */
  readonly room: string | null;
  readonly result: EventResult | 'unknown-room';
  readonly detail: string | null;
}

/**
 * Applies one stored delivery. Safe to run twice and in any order. A body that makes no sense is kept as failed with
 * its error in plain words, and never tried again; one that matches no meeting is tried again for two minutes; anything
 * else that goes wrong is kept too and thrown, so that the job tries again where that can help.
 * @param options.isLastAttempt whether the job is given up if this attempt fails
 */
export async function applyWebhookDelivery(
  deliveryId: string,
  { now = new Date(), isLastAttempt = false }: { now?: Date; isLastAttempt?: boolean } = {},
): Promise<void> {
  const delivery = await findWebhookDelivery(deliveryId);
  if (!delivery || delivery.state === 'applied') return;
  try {
    const events = normalise(delivery);
    await withTransaction((transaction) => applyEvents(transaction, delivery, events, now));
  } catch (error) {
    const isTriedAgain = !isLastAttempt && !judgeFailure(error).isFinal;
    const description = describeDeliveryFailure(delivery.platform, error, isTriedAgain);
    await markDeliveryFailed(deliveryId, description);
    if (!isUnreadable(error)) throw error;
    const { platform, type } = delivery;
    getLog().warn({ event: 'webhook.unreadable', deliveryId, platform, type, reason: error.reason }, description);
  }
}

function normalise(delivery: WebhookDelivery): readonly MeetingEvent[] {
  return getPlatformClient(delivery.platform).webhooks?.normalise(delivery.rawBody, delivery.path) ?? [];
}

async function applyEvents(
  transaction: SqlRunner,
  delivery: WebhookDelivery,
  events: readonly MeetingEvent[],
  now: Date,
): Promise<void> {
  const effects: Effect[] = [];
  let meetingId: string | null = null;
  for (const event of events) {
    const found = await findMeetingOfEvent(transaction, delivery.platform, event);
    const meeting = found ? await lockMeeting(transaction, found) : null;
    meetingId = meeting?.id ?? meetingId;
    const result = meeting ? await applyMeetingEvent(transaction, meeting, event) : 'unknown-room';
    effects.push({ event: event.type, room: event.roomName, result, detail: describeEvent(event) });
  }
  const nextTry = events.length > 0 && meetingId === null ? nextTryAt(delivery.receivedAt, now) : null;
  if (nextTry) {
    await keepDeliveryWaiting(transaction, { id: delivery.id, effects });
    await enqueueJob(
      transaction,
      applyWebhookDeliveryJob,
      { deliveryId: delivery.id },
      { runAt: nextTry, jobKey: `${applyWebhookDeliveryJob.name}:${delivery.id}` },
    );
    return;
  }
  await markDeliveryHandled(transaction, {
    id: delivery.id,
    state: events.length === 0 ? 'ignored' : meetingId === null ? 'unmatched' : 'applied',
    meetingId,
    effects,
  });
  await publishChange(transaction, { topic: 'webhook' });
}
