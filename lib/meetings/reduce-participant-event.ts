import type { MeetingEvent } from '../video-platforms/contract';
import type { SessionChange, SessionRecord } from './session-record';

type ParticipantEvent = Extract<MeetingEvent, { type: 'participant-joined' | 'participant-left' }>;

/**
 * What an event about one connection makes of the sessions that may concern it. Pure, and true for any order and any
 * repetition: a session is open where its latest join is later than its latest leave, never by counting.
 * @param sessions those with the connection's id, and those of the same person
 * @returns the session to write, or null where nothing changes
 */
export function reduceParticipantEvent(
  event: ParticipantEvent,
  sessions: readonly SessionRecord[],
): SessionChange | null {
  const { participant } = event;
  const own = sessions.find(({ vendorSessionId }) => vendorSessionId === participant.connectionId);
  // The session our own page opened waits for the vendor to name its connection.
  const waiting = sessions.find((session) => session.vendorSessionId === null);
  const person = sessions.find(
    (session) => session.participantId !== null && session.participantId === participant.participantId,
  );
  const base = own ?? waiting;

  const joinedAt =
    event.type === 'participant-joined' ? latest(own?.joinedAt ?? null, event.at) : (own?.joinedAt ?? null);
  const leftAt = leftAtAfter(event, own ?? null, waiting ?? null);
  const isOpen = joinedAt !== null && (leftAt === null || joinedAt > leftAt);
  const change: SessionChange = {
    id: base?.id ?? null,
    participantId: base?.participantId ?? (person ? participant.participantId : null),
    vendorSessionId: participant.connectionId,
    displayName: participant.displayName ?? base?.displayName ?? person?.displayName ?? null,
    role: base?.role ?? person?.role ?? (participant.isHost ? 'host' : 'guest'),
    isBot: participant.isBot,
    state: isOpen ? 'open' : 'closed',
    // The latest join, not the first: with the first, a delayed leave of an earlier visit would close this one.
    joinedAt,
    leftAt: isOpen ? null : leftAt,
  };
  return own && isSame(own, change) ? null : change;
}

function leftAtAfter(event: ParticipantEvent, own: SessionRecord | null, waiting: SessionRecord | null): Date | null {
  // A page that said goodbye before the vendor's "joined" arrived has left; a late event must not bring it back.
  const known = own ? own.leftAt : waiting?.state === 'closed' ? waiting.leftAt : null;
  return event.type === 'participant-left' ? latest(known, event.at) : known;
}

function latest(one: Date | null, other: Date): Date {
  return one !== null && one > other ? one : other;
}

function isSame(session: SessionRecord, change: SessionChange): boolean {
  return (
    session.state === change.state &&
    session.displayName === change.displayName &&
    session.isBot === change.isBot &&
    session.joinedAt?.getTime() === change.joinedAt?.getTime() &&
    session.leftAt?.getTime() === change.leftAt?.getTime()
  );
}
