import { findMeetingIdByVendorRoom, lockMeeting } from '../data/meetings';
import { findSessionsOfConnection, listOpenSessions, saveSession } from '../data/participant-sessions';
import { type SqlRunner, withTransaction } from '../data/sql';
import {
  findWebhookDelivery,
  markDeliveryFailed,
  markDeliveryHandled,
  type WebhookDelivery,
} from '../data/webhook-deliveries';
import { publishChange } from '../events/publish-change';
import type { Meeting } from '../meetings/meeting';
import { reduceParticipantEvent } from '../meetings/reduce-participant-event';
import { settleOccupancy } from '../meetings/settle-occupancy';
import { getPlatformClient } from '../video-platforms';
import type { MeetingEvent } from '../video-platforms/contract';
import { describeDeliveryFailure, isUnreadable } from './describe-delivery-failure';

/** What a delivery changed, one line per event, for the administrator who looks at it. */
type Effect = {
  readonly event: string;
  readonly room: string;
  readonly result: 'changed' | 'nothing-new' | 'unknown-room';
};

/**
 * Applies one stored delivery. Safe to run twice and in any order. A body that makes no sense is kept as failed with
 * its error in plain words; anything else that goes wrong is thrown, so that the job tries again.
 */
export async function applyWebhookDelivery(deliveryId: string): Promise<void> {
  const delivery = await findWebhookDelivery(deliveryId);
  if (!delivery || delivery.state === 'applied') return;
  try {
    const events = normalise(delivery);
    await withTransaction((transaction) => applyEvents(transaction, delivery, events));
  } catch (error) {
    await markDeliveryFailed(deliveryId, describeDeliveryFailure(delivery.platform, error));
    if (isUnreadable(error)) return;
    throw error;
  }
}

function normalise(delivery: WebhookDelivery): readonly MeetingEvent[] {
  return getPlatformClient(delivery.platform).webhooks?.normalise(delivery.rawBody, delivery.path) ?? [];
}

async function applyEvents(
  transaction: SqlRunner,
  delivery: WebhookDelivery,
  events: readonly MeetingEvent[],
): Promise<void> {
  const effects: Effect[] = [];
  let meetingId: string | null = null;
  for (const event of events) {
    const found = await findMeetingIdByVendorRoom(delivery.platform, event.roomName, transaction);
    const meeting = found ? await lockMeeting(transaction, found) : null;
    if (!meeting) {
      effects.push({ event: event.type, room: event.roomName, result: 'unknown-room' });
      continue;
    }
    meetingId = meeting.id;
    const hasChanged = await applyEvent(transaction, meeting, event);
    effects.push({ event: event.type, room: event.roomName, result: hasChanged ? 'changed' : 'nothing-new' });
  }
  await markDeliveryHandled(transaction, {
    id: delivery.id,
    state: events.length === 0 ? 'ignored' : meetingId === null ? 'unmatched' : 'applied',
    meetingId,
    effects,
  });
  await publishChange(transaction, { topic: 'webhook' });
}

/** True where the event told something new. */
async function applyEvent(transaction: SqlRunner, meeting: Meeting, event: MeetingEvent): Promise<boolean> {
  switch (event.type) {
    case 'meeting-started':
      // People make a meeting, not the vendor's word for it: who comes in is told apart.
      return false;
    case 'participant-joined':
    case 'participant-left':
      return applyParticipantEvent(transaction, meeting, event);
    case 'meeting-ended':
      return applyMeetingEnd(transaction, meeting, event);
    default:
      return event satisfies never;
  }
}

async function applyParticipantEvent(
  transaction: SqlRunner,
  meeting: Meeting,
  event: Extract<MeetingEvent, { type: 'participant-joined' | 'participant-left' }>,
): Promise<boolean> {
  const sessions = await findSessionsOfConnection(transaction, { meetingId: meeting.id, ...event.participant });
  const change = reduceParticipantEvent(event, sessions);
  if (!change) return false;
  await saveSession(transaction, meeting.id, change);
  await settleOccupancy(transaction, meeting);
  return true;
}

/**
 * The vendor's conference is over, so nobody who came before is still in it. Our meeting goes on for its grace period:
 * the last person reloading the page ends a conference and begins another, and for us that is one meeting.
 */
async function applyMeetingEnd(
  transaction: SqlRunner,
  meeting: Meeting,
  event: Extract<MeetingEvent, { type: 'meeting-ended' }>,
): Promise<boolean> {
  const left = (await listOpenSessions(transaction, meeting.id)).filter(
    (session) => session.joinedAt !== null && session.joinedAt <= event.at,
  );
  for (const session of left)
    await saveSession(transaction, meeting.id, { ...session, state: 'closed', leftAt: event.at });
  if (left.length > 0) await settleOccupancy(transaction, meeting);
  return left.length > 0;
}
