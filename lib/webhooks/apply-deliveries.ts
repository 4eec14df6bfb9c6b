import type { SqlRunner } from '../data/sql';
import { listPlatformsInTheMaking } from '../data/webhooks/meetings-of-events';
import type { StoredDelivery } from '../data/webhooks/webhook-inbox';
import { PRESENCE_RULES, type PresenceRules } from '../meetings/presence/presence-rules';
import type { MeetingEvent } from '../video-platforms/contract';
import type { EventResult } from './apply-meeting-event';
import { DeliveryFailure } from './delivery-failure';
import { describeDeliveryFailure, isUnreadable } from './describe-delivery-failure';
import { describeEvent } from './describe-event';
import { findMeetingsOfEvents } from './find-meetings-of-events';
import { openMeetings } from './open-meetings';
import { readEvents } from './read-events';

/** What a delivery changed, one line per event, for the administrator who looks at it. */
interface Effect {
  readonly event: MeetingEvent['type'];
  /** The vendor's name of the room; null where the event names none. */
  readonly room: string | null;
  readonly result: EventResult | 'unknown-room';
  readonly detail: string | null;
}

/** What came of one delivery. */
export interface DeliveryOutcome {
  readonly delivery: StoredDelivery;
  readonly state: 'applied' | 'ignored' | 'unmatched' | 'failed';
  readonly meetingId: string | null;
  readonly vendorRoomName: string | null;
  readonly effects: readonly Effect[];
  readonly error: string | null;
  /** True for an unmatched one that may belong to a meeting which is being made at this moment. */
  readonly mayMatchLater: boolean;
}

interface ReadDelivery {
  readonly delivery: StoredDelivery;
  readonly events: readonly MeetingEvent[];
  /** Why its body makes no sense; null where it does. */
  readonly unreadable: string | null;
}

/**
 * Applies deliveries in the order in which they are given, with every meeting that they are about locked until the
 * transaction ends. Writes nothing about the deliveries themselves. Safe to run twice and in any order.
 * @param rules how events become who is in; other ones are for tests
 * @throws DeliveryFailure where one of them can't be applied; the transaction has to be rolled back
 */
export async function applyDeliveries(
  transaction: SqlRunner,
  deliveries: readonly StoredDelivery[],
  rules: PresenceRules = PRESENCE_RULES,
): Promise<readonly DeliveryOutcome[]> {
  const read = deliveries.map(readDelivery);
  // Before the rooms are looked up: a meeting confirmed in between must not be taken for one that was never made.
  const inTheMaking = await listPlatformsInTheMaking(transaction);
  const told = read.flatMap(({ delivery, events }) => events.map((event) => ({ platform: delivery.platform, event })));
  const found = await findMeetingsOfEvents(transaction, told);
  const meetings = await openMeetings(transaction, [...new Set(found.values())], rules);

  const outcomes: DeliveryOutcome[] = [];
  for (const { delivery, events, unreadable } of read) {
    const effects: Effect[] = [];
    let meetingId: string | null = null;
    for (const event of events) {
      const applied = await meetings.apply(delivery, found.get(event), event);
      meetingId = applied?.meetingId ?? meetingId;
      const result = applied?.result ?? 'unknown-room';
      effects.push({ event: event.type, room: event.roomName, result, detail: describeEvent(event) });
    }
    const isUnmatched = events.length > 0 && meetingId === null;
    outcomes.push({
      delivery,
      state: unreadable !== null ? 'failed' : events.length === 0 ? 'ignored' : isUnmatched ? 'unmatched' : 'applied',
      meetingId,
      vendorRoomName: events.find(({ roomName }) => roomName !== null)?.roomName ?? null,
      effects,
      error: unreadable,
      mayMatchLater:
        isUnmatched && (inTheMaking.has(delivery.platform) || events.some(({ roomName }) => roomName === null)),
    });
  }
  await meetings.settle();
  return outcomes;
}

function readDelivery(delivery: StoredDelivery): ReadDelivery {
  try {
    return { delivery, events: readEvents(delivery), unreadable: null };
  } catch (error) {
    if (!isUnreadable(error)) throw new DeliveryFailure(delivery.id, error);
    return { delivery, events: [], unreadable: describeDeliveryFailure(delivery.platform, error, false) };
  }
}
