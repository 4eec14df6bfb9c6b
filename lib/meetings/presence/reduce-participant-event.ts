import type { EventParticipant, MeetingEvent } from '../../video-platforms/contract';
import type { SessionChange, SessionRecord } from '../session-record';
import { isOpen, PRESENCE_RULES, type PresenceRules, type Stay } from './presence-rules';

export type ParticipantEvent = Extract<MeetingEvent, { type: 'participant-joined' | 'participant-left' }>;

/** What a meeting knows that concerns each of its sessions. */
export interface MeetingBounds {
  /** Whoever was last in before this moment is out. */
  readonly outBefore: Date | null;
  /** The meeting's own end: nobody is in after it, whatever is told late. Null while it goes on. */
  readonly endedAt: Date | null;
}

export const UNBOUNDED: MeetingBounds = { outBefore: null, endedAt: null };

/**
 * What an event about one connection makes of the sessions that may concern it. Pure, and true for any order and any
 * repetition: a session is open where it was last seen in after its latest leave, never by counting.
 * @param sessions those with the connection's id, and those of the same person
 * @returns the session to write, or null where nothing changes
 */
export function reduceParticipantEvent(
  event: ParticipantEvent,
  sessions: readonly SessionRecord[],
  bounds: MeetingBounds = UNBOUNDED,
  rules: PresenceRules = PRESENCE_RULES,
): SessionChange | null {
  const isOut = event.type === 'participant-left';
  const joinedAt = event.type === 'participant-left' ? (event.joinedAt ?? null) : event.at;
  return reduceConnection(event.participant, { at: event.at, joinedAt, isOut }, sessions, bounds, rules);
}

/** What is told of one connection: it was in at `at`, or left then, and came at `joinedAt` where that is known. */
interface ToldConnection {
  readonly at: Date;
  readonly joinedAt: Date | null;
  readonly isOut: boolean;
}

/** The same for what a vendor's presence tells of a connection. */
export function reduceConnection(
  participant: EventParticipant,
  told: ToldConnection,
  sessions: readonly SessionRecord[],
  bounds: MeetingBounds,
  rules: PresenceRules,
): SessionChange | null {
  const connectionId = rules.connectionOf(participant);
  const own = sessions.find(({ vendorSessionId }) => vendorSessionId === connectionId);
  // The session our own page opened waits for the vendor to name its connection.
  const waiting = sessions.find((session) => session.vendorSessionId === null);
  const person = sessions.find(
    (session) => session.participantId !== null && session.participantId === participant.participantId,
  );
  const base = own ?? waiting;
  const known = toStay(base);
  const isNewest = base == null || base.vendorSeenAt === null || told.at >= base.vendorSeenAt;
  const stay = withinBounds(stayAfter(told, known, rules), bounds, rules);
  const change: SessionChange = {
    id: base?.id ?? null,
    participantId: base?.participantId ?? (person ? participant.participantId : null),
    vendorSessionId: connectionId,
    displayName: rules.nameAfter(base?.displayName ?? person?.displayName ?? null, participant.displayName, isNewest),
    role: base?.role ?? person?.role ?? (participant.isHost ? 'host' : 'guest'),
    isBot: rules.isMachine(base?.isBot ?? false, participant.isBot),
    ...stay,
    state: isOpen(stay) ? 'open' : 'closed',
  };
  return own && isSameSession(own, change) ? null : change;
}

function toStay(session: Stay | undefined): Stay {
  return {
    joinedAt: session?.joinedAt ?? null,
    vendorSeenAt: session?.vendorSeenAt ?? null,
    leftAt: session?.leftAt ?? null,
    closedBy: session?.closedBy ?? null,
  };
}

function stayAfter({ at, joinedAt, isOut }: ToldConnection, known: Stay, rules: PresenceRules): Stay {
  if (!isOut) return rules.wasIn(known, at, joinedAt);
  const since = joinedAt ? rules.wasIn(known, joinedAt, joinedAt) : known;
  return rules.wasOut(since, at, 'event');
}

/** A stay as the ends of conferences and of the meeting itself leave it. */
function withinBounds(stay: Stay, { outBefore, endedAt }: MeetingBounds, rules: PresenceRules): Stay {
  const bounded = rules.wasOver(stay, outBefore);
  return endedAt === null ? bounded : rules.wasOut(bounded, endedAt, 'meeting');
}

/** True where writing the change would leave the session as it is. */
export function isSameSession(session: Omit<SessionChange, 'id'>, change: Omit<SessionChange, 'id'>): boolean {
  return (
    session.vendorSessionId === change.vendorSessionId &&
    session.participantId === change.participantId &&
    session.state === change.state &&
    session.displayName === change.displayName &&
    session.isBot === change.isBot &&
    session.closedBy === change.closedBy &&
    session.joinedAt?.getTime() === change.joinedAt?.getTime() &&
    session.leftAt?.getTime() === change.leftAt?.getTime() &&
    session.vendorSeenAt?.getTime() === change.vendorSeenAt?.getTime()
  );
}
