import type { PresentParticipant } from '../../video-platforms/contract';
import type { SessionChange, SessionRecord } from '../session-record';
import { KNOWN_PAGE_SILENCE_MS } from '../timing';
import type { PresenceAnswer, ReconcileRules } from './presence-answer';
import { endWithConference, isOpen, lastSeenIn } from './presence-rules';
import { type MeetingBounds, reduceConnection } from './reduce-participant-event';

/** Sessions as an answer leaves them, step by step: those that there were, and new ones. */
export interface PresenceDraft {
  readonly sessions: readonly SessionRecord[];
  readonly made: readonly SessionChange[];
}

/** What each step is judged by. */
export interface PresenceCase {
  readonly answer: PresenceAnswer;
  readonly bounds: MeetingBounds;
  readonly rules: ReconcileRules;
}

/** Somebody whom the vendor names: in, or with a stay that is over at `leftAt`. */
export function seePerson(
  draft: PresenceDraft,
  { answer, bounds, rules }: PresenceCase,
  person: PresentParticipant,
  leftAt: Date | null,
): PresenceDraft {
  const concerned = draft.sessions.filter(
    ({ vendorSessionId, participantId }) =>
      vendorSessionId === person.connectionId || (participantId !== null && participantId === person.participantId),
  );
  const told = { at: leftAt ?? rules.certainlyIn(person, answer), joinedAt: person.joinedAt, isOut: leftAt !== null };
  const participant = { ...person, isHost: null, isBot: false };
  const change = reduceConnection(participant, told, concerned, bounds, rules);
  if (!change) return draft;
  if (change.id === null) return { ...draft, made: [...draft.made, change] };
  return mapSessions(draft, (session) =>
    session.id === change.id ? { ...session, ...change, id: session.id } : session,
  );
}

/** Closes whom the vendor would have named and didn't, where nobody heard of them for as long as its answer may lag. */
export function closeMissing(
  draft: PresenceDraft,
  { answer, rules }: PresenceCase,
  isExcused: (session: SessionRecord) => boolean,
): PresenceDraft {
  return mapSessions(draft, (session) => {
    const lastSign = lastSignOf(session);
    // Whom the vendor never named is told of by their page alone, whose silence is judged elsewhere.
    if (session.state !== 'open' || session.vendorSessionId === null || lastSign === null) return session;
    if (isExcused(session) || !rules.isNewerThan(lastSign, answer)) return session;
    return { ...session, ...rules.wasOut(session, lastSign, 'presence'), state: 'closed' };
  });
}

/** Closes whoever came before the conference that goes on. */
export function closeOvertaken(draft: PresenceDraft, { rules }: PresenceCase, startedAt: Date | null): PresenceDraft {
  if (startedAt === null) return draft;
  return mapSessions(draft, (session) => {
    const stay = endWithConference(session, startedAt, rules);
    return session.state === 'open' && !isOpen(stay) ? { ...session, ...stay, state: 'closed' } : session;
  });
}

/**
 * Closes people of whom only events and their own page tell, and whose page fell silent. Where the vendor counts, no more
 * of them are taken to have left than it misses.
 */
export function closeSilent(
  draft: PresenceDraft,
  { answer, rules }: PresenceCase,
  excess: number | null,
): PresenceDraft {
  const since = new Date(answer.askedAt.getTime() - KNOWN_PAGE_SILENCE_MS);
  if (answer.listeningSince > since) return draft;
  const silent = draft.sessions
    .filter(({ state, isBot, vendorSessionId }) => state === 'open' && !isBot && vendorSessionId !== null)
    .flatMap(({ id, lastSignAt }) => (lastSignAt !== null && lastSignAt <= since ? [{ id, lastSignAt }] : []))
    .sort((one, other) => one.lastSignAt.getTime() - other.lastSignAt.getTime())
    .slice(0, excess === null ? undefined : Math.max(0, excess));
  const lastSigns = new Map(silent.map(({ id, lastSignAt }) => [id, lastSignAt]));
  return mapSessions(draft, (session) => {
    const lastSignAt = lastSigns.get(session.id);
    return lastSignAt ? { ...session, ...rules.wasOut(session, lastSignAt, 'silence'), state: 'closed' } : session;
  });
}

/** How many more connections are open here than the vendor counts; null where the two can't be compared. */
export function countExcess(sessions: readonly SessionRecord[], judged: PresenceCase): number | null {
  const open = sessions.filter(({ state }) => state === 'open');
  return open.every((session) => isSettled(session, judged)) ? countGone(open, judged) : null;
}

/**
 * How many of the connections that are open here must be gone by the vendor's count, at least: whoever came a moment ago
 * may be in its number and not be here yet, or the other way round. Null where it doesn't count.
 */
export function countGone(sessions: readonly SessionRecord[], judged: PresenceCase): number | null {
  const { report, isCounted } = judged.answer;
  const connections = report?.tells === 'conference' ? (report.conference?.connections ?? null) : null;
  if (connections === null) return null;
  const known = sessions.filter(
    (session) =>
      session.state === 'open' &&
      (session.vendorSessionId === null || isCounted(session.vendorSessionId)) &&
      isSettled(session, judged),
  );
  return known.length - connections;
}

/** False for somebody who came a moment ago: in one of the two numbers, perhaps, and not in the other. */
function isSettled(session: SessionRecord, { answer, rules }: PresenceCase): boolean {
  return rules.isNewerThan(lastSeenIn(session) ?? answer.askedAt, answer);
}

/** The latest moment at which the vendor or the person's own page told that they are in. */
function lastSignOf(session: SessionRecord): Date | null {
  const lastIn = lastSeenIn(session);
  const { lastSignAt } = session;
  return lastIn !== null && lastSignAt !== null && lastSignAt < lastIn ? lastIn : (lastSignAt ?? lastIn);
}

function mapSessions(draft: PresenceDraft, change: (session: SessionRecord) => SessionRecord): PresenceDraft {
  return { ...draft, sessions: draft.sessions.map(change) };
}
