import { reduceParticipantEvent } from '@/lib/meetings/presence/reduce-participant-event';
import type { SessionRecord } from '@/lib/meetings/session-record';
import type { MeetingEvent } from '@/lib/video-platforms/contract';

/** Who was in, by what a row of events makes of it: one line per connection, in no order that depends on theirs. */
export function foldEvents(events: readonly MeetingEvent[]): readonly string[] {
  const sessions = new Map<string, SessionRecord>();
  for (const event of events) {
    if (event.type !== 'participant-joined' && event.type !== 'participant-left') continue;
    const { connectionId, participantId } = event.participant;
    const concerned = [...sessions.values()].filter(
      (session) =>
        session.meetingId === event.roomName &&
        (session.vendorSessionId === connectionId ||
          (participantId !== null && session.participantId === participantId)),
    );
    const change = reduceParticipantEvent(event, concerned);
    if (!change) continue;
    const id = change.id ?? `${event.roomName}#${connectionId}`;
    sessions.set(id, { ...change, id, meetingId: event.roomName, recordingConsent: null, lastSignAt: null });
  }
  return [...sessions.values()]
    .map(({ meetingId, vendorSessionId, state, joinedAt, leftAt, isBot }) =>
      JSON.stringify([meetingId, vendorSessionId, state, joinedAt, leftAt, isBot]),
    )
    .sort();
}
