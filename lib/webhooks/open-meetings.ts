import { findMeeting } from '../data/meetings/meetings';
import type { SqlRunner } from '../data/sql';
import { lockMeetings } from '../data/webhooks/meetings-of-events';
import type { Meeting } from '../meetings/meeting';
import type { PresenceRules } from '../meetings/presence/presence-rules';
import { settleOccupancies } from '../meetings/presence/settle-occupancy';
import type { MeetingEvent } from '../video-platforms/contract';
import { applyMeetingEvent, type EventResult } from './apply-meeting-event';
import { DeliveryFailure } from './delivery-failure';

/** Meetings to which events are applied, many at a time. */
interface OpenMeetings {
  /** Null where there is no such meeting. @throws DeliveryFailure */
  apply(
    delivery: { readonly id: string },
    meetingId: string | undefined,
    event: MeetingEvent,
  ): Promise<{ readonly meetingId: string; readonly result: EventResult } | null>;
  /** What follows for those in which somebody came or left; once, after all events. */
  settle(): Promise<void>;
}

/** Locks meetings until the transaction ends. */
export async function openMeetings(
  transaction: SqlRunner,
  ids: readonly string[],
  rules: PresenceRules,
): Promise<OpenMeetings> {
  const known = await lockMeetings(transaction, ids);
  const toSettle = new Map<string, Meeting>();

  const settleLater = (event: MeetingEvent) => async (_: SqlRunner, meeting: Meeting) => {
    // Somebody came, and may have left again before this is settled: then it is empty since now, and not since before.
    const wasEntered = event.type === 'participant-joined' || toSettle.get(meeting.id)?.emptySince === null;
    toSettle.set(meeting.id, wasEntered ? { ...meeting, emptySince: null } : meeting);
  };

  return {
    async apply(delivery, meetingId, event) {
      const meeting = meetingId === undefined ? undefined : known.get(meetingId);
      if (!meeting) return null;
      try {
        const result = await applyMeetingEvent(transaction, meeting, event, rules, settleLater(event));
        if (changesMeeting(event)) {
          const changed = await findMeeting(meeting.id, transaction);
          if (changed) known.set(meeting.id, changed);
        }
        return { meetingId: meeting.id, result };
      } catch (error) {
        throw new DeliveryFailure(delivery.id, error);
      }
    },
    settle: () => settleOccupancies(transaction, [...toSettle.values()], rules),
  };
}

/** Whether an event may change the meeting itself, beyond who is in it. */
function changesMeeting({ type }: MeetingEvent): boolean {
  return type === 'meeting-started' || type === 'meeting-ended';
}
