import { findSessionsOfConnection, listOpenSessions, saveSession } from '../data/participant-sessions';
import { markRecordingsStopped } from '../data/recordings';
import type { SqlRunner } from '../data/sql';
import type { Meeting } from '../meetings/meeting';
import { reduceParticipantEvent } from '../meetings/reduce-participant-event';
import { settleOccupancy } from '../meetings/settle-occupancy';
import { PAGE_SESSION_SILENCE_MS } from '../meetings/timing';
import { applyRecordingEvent } from '../recordings/apply-recording-event';
import { publishRecordingChange } from '../recordings/publish-recording-change';
import type { MeetingEvent } from '../video-platforms/contract';

/** `noted`: worth knowing, and nothing here is kept of it beyond the delivery itself. */
export type EventResult = 'changed' | 'nothing-new' | 'noted';

/** Applies one event to its meeting, which the caller has locked. Safe to run twice and in any order. */
export async function applyMeetingEvent(
  transaction: SqlRunner,
  meeting: Meeting,
  event: MeetingEvent,
): Promise<EventResult> {
  switch (event.type) {
    case 'meeting-started':
      // People make a meeting, not the vendor's word for it: who comes in is told apart.
      return 'nothing-new';
    case 'participant-joined':
    case 'participant-left':
      return newsIf(await applyParticipantEvent(transaction, meeting, event));
    case 'meeting-ended':
      return newsIf(await applyMeetingEnd(transaction, meeting, event));
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
 * The vendor's conference is over, so nobody who came before is still in it and nothing is recorded any more. Our meeting
 * goes on for its grace period: the last person reloading the page ends a conference and begins another, and for us that
 * is one meeting. Where the vendor may have left somebody in the room, a page that still speaks is believed.
 */
async function applyMeetingEnd(
  transaction: SqlRunner,
  meeting: Meeting,
  event: Extract<MeetingEvent, { type: 'meeting-ended' }>,
): Promise<boolean> {
  const heardBefore = event.mayLeaveSomebody ? new Date(Date.now() - PAGE_SESSION_SILENCE_MS) : null;
  const left = (await listOpenSessions(transaction, meeting.id, heardBefore)).filter(
    (session) => session.joinedAt !== null && session.joinedAt <= event.at,
  );
  for (const session of left)
    await saveSession(transaction, meeting.id, { ...session, state: 'closed', leftAt: event.at });
  if (left.length > 0) await settleOccupancy(transaction, meeting);
  const hasStoppedRecording = await markRecordingsStopped(transaction, meeting.id, event.at);
  if (hasStoppedRecording) await publishRecordingChange(transaction, meeting);
  return left.length > 0 || hasStoppedRecording;
}
