import { findSessionsOfConnection, saveSession } from '../data/meetings/participant-sessions';
import { markRecordingsStopped } from '../data/meetings/recordings';
import type { SqlRunner } from '../data/sql';
import { closeEarlierSessions } from '../meetings/joining/close-earlier-sessions';
import type { Meeting } from '../meetings/meeting';
import { planReconcile } from '../meetings/presence/plan-reconcile';
import { PRESENCE_RULES, type PresenceRules } from '../meetings/presence/presence-rules';
import { type ParticipantEvent, reduceParticipantEvent } from '../meetings/presence/reduce-participant-event';
import { settleOccupancy } from '../meetings/presence/settle-occupancy';
import { applyRecordingEvent } from '../recordings/apply-recording-event';
import { publishRecordingChange } from '../recordings/publish-recording-change';
import type { MeetingEvent } from '../video-platforms/contract';

/** `noted`: worth knowing, and nothing here is kept of it beyond the delivery itself. */
export type EventResult = 'changed' | 'nothing-new' | 'noted';

/** What follows where an event changed who is in: at once, or for many meetings together. */
export type Settle = (transaction: SqlRunner, meeting: Meeting) => Promise<void>;

/**
 * Applies one event to its meeting, which the caller has locked. Safe to run twice and in any order.
 * @param rules how events become who is in; other ones are for tests
 */
export async function applyMeetingEvent(
  transaction: SqlRunner,
  meeting: Meeting,
  event: MeetingEvent,
  rules: PresenceRules = PRESENCE_RULES,
  settle: Settle = settleOccupancy,
): Promise<EventResult> {
  switch (event.type) {
    case 'meeting-started':
      // People make a meeting, not the vendor's word for it: who comes in is told apart.
      return newsIf(event.wasEmpty === true && (await closeEarlier(transaction, meeting, event.at, rules, settle)));
    case 'participant-joined':
    case 'participant-left':
      return newsIf(await applyParticipantEvent(transaction, meeting, event, rules, settle));
    case 'meeting-ended':
      return newsIf(await applyMeetingEnd(transaction, meeting, event, rules, settle));
    case 'recording-started':
    case 'recording-ready':
    case 'recording-failed':
      return newsIf(await applyRecordingEvent(transaction, meeting, event));
    case 'transcription-changed':
    case 'participant-waiting':
    case 'participant-stopped-waiting':
      return 'noted';
    default:
      return event satisfies never;
  }
}

function newsIf(hasChanged: boolean): EventResult {
  return hasChanged ? 'changed' : 'nothing-new';
}

async function applyParticipantEvent(
  transaction: SqlRunner,
  meeting: Meeting,
  event: ParticipantEvent,
  rules: PresenceRules,
  settle: Settle,
): Promise<boolean> {
  const { participant } = event;
  const connectionId = rules.connectionOf(participant);
  const { participantId } = participant;
  const sessions = await findSessionsOfConnection(transaction, { meetingId: meeting.id, connectionId, participantId });
  const change = reduceParticipantEvent(event, sessions, meeting, rules);
  if (!change) return false;
  await saveSession(transaction, meeting.id, change);
  await settle(transaction, meeting);
  return true;
}

/**
 * The vendor's conference is over, so nobody who came before is still in it and nothing is recorded any more. Our meeting
 * goes on for its grace period: the last person reloading the page ends a conference and begins another, and for us that
 * is one meeting. Where the vendor may have left somebody in the room, it is only a reason to ask who is in.
 */
async function applyMeetingEnd(
  transaction: SqlRunner,
  meeting: Meeting,
  event: Extract<MeetingEvent, { type: 'meeting-ended' }>,
  rules: PresenceRules,
  settle: Settle,
): Promise<boolean> {
  const hasClosed = !event.mayLeaveSomebody && (await closeEarlier(transaction, meeting, event.at, rules, settle));
  if (event.mayLeaveSomebody) await planReconcile(transaction, meeting);
  const hasStoppedRecording = await markRecordingsStopped(transaction, meeting.id, event.at);
  if (hasStoppedRecording) await publishRecordingChange(transaction, meeting);
  return hasClosed || hasStoppedRecording;
}

async function closeEarlier(
  transaction: SqlRunner,
  meeting: Meeting,
  moment: Date,
  rules: PresenceRules,
  settle: Settle,
): Promise<boolean> {
  const closed = await closeEarlierSessions(transaction, meeting, moment, rules);
  if (closed > 0) await settle(transaction, meeting);
  return closed > 0;
}
