import type { PlatformPresence, PresenceReport, PresentParticipant } from '../video-platforms/contract';
import { isOpen, lastSeenIn, PRESENCE_RULES, type PresenceRules } from './presence-rules';
import { isSameSession, type MeetingBounds, reduceConnection } from './reduce-participant-event';
import type { SessionChange, SessionRecord } from './session-record';
import { KNOWN_PAGE_SILENCE_MS } from './timing';

/** What a vendor answered about one meeting; `report` is null where it was asked nothing, as it can't be asked. */
export interface PresenceAnswer {
  readonly report: PresenceReport | null;
  /** When it was asked: the answer may be later than that, never earlier. */
  readonly askedAt: Date;
  readonly lagMs: number;
  readonly isCounted: NonNullable<PlatformPresence['isCounted']>;
  /** Since when pages could be heard at all; a silence that began before is ours. */
  readonly listeningSince: Date;
}

export interface PresenceOutcome {
  readonly changes: readonly SessionChange[];
  /** Sessions of which the vendor still knows, and that change in nothing else. */
  readonly stillSeen: readonly { readonly id: string; readonly at: Date }[];
  /** Since when whoever came before is out; null where the answer says nothing of that. */
  readonly outBefore: Date | null;
  readonly drift: {
    readonly opened: number;
    readonly reopened: number;
    readonly closed: number;
    readonly unexplained: number;
  };
}

/** How a vendor's answer about who is in is read. Other ones are for tests. */
export interface ReconcileRules extends PresenceRules {
  /** Whether the answer can be newer than the last sign of somebody whom it leaves out. */
  readonly isNewerThan: (lastSign: Date, answer: PresenceAnswer) => boolean;
  /** Until when somebody whom it names was certainly in. */
  readonly certainlyIn: (person: PresentParticipant, answer: PresenceAnswer) => Date;
  /** What no answer means. */
  readonly reportOfFailure: () => PresenceReport | null;
}

export const RECONCILE_RULES: ReconcileRules = {
  ...PRESENCE_RULES,
  isNewerThan: (lastSign, { askedAt, lagMs }) => lastSign.getTime() <= askedAt.getTime() - lagMs,
  // It may still name somebody who left within the lag; who came within it was in when they came.
  certainlyIn: ({ joinedAt }, { askedAt, lagMs }) => latest(joinedAt, new Date(askedAt.getTime() - lagMs)),
  // Unknown is not empty: nothing closes for want of an answer.
  reportOfFailure: () => null,
};

/**
 * What a vendor's answer makes of a meeting's sessions. Pure. It opens and reopens whom it names, and closes whom it
 * leaves out only where the vendor would have named them: where it names everybody, or says that nobody is in, and the
 * answer is newer than anybody's last sign of them by as much as it may lag behind.
 * @param sessions those that are open, those of connections that it names, and those of the people whom it names
 */
export function reducePresence(
  sessions: readonly SessionRecord[],
  answer: PresenceAnswer,
  bounds: MeetingBounds,
  rules: ReconcileRules = RECONCILE_RULES,
): PresenceOutcome {
  const state = new Map(sessions.map((session) => [session.id, session]));
  const made: SessionChange[] = [];
  const update = (id: string, change: SessionChange) => {
    const known = state.get(id);
    if (known) state.set(id, { ...known, ...change, id });
  };
  const { report } = answer;
  let outBefore: Date | null = null;

  if (report?.tells === 'everybody') {
    for (const person of report.people) see(person, rules.certainlyIn(person, answer), null);
    const named = new Set(report.people.map(({ connectionId }) => connectionId));
    closeMissing(({ isBot, vendorSessionId }) => isBot || named.has(vendorSessionId ?? ''));
  } else if (report?.tells === 'visits') {
    for (const visit of report.visits) see(visit, rules.certainlyIn(visit, answer), visit.leftAt);
  } else if (report?.tells === 'conference') {
    if (report.conference === null) closeMissing(() => false);
    else outBefore = report.conference.startedAt;
    for (const session of outBefore ? state.values() : []) {
      const stay = rules.wasOver(session, outBefore);
      update(session.id, { ...session, ...stay, state: stateOf(stay, session) });
    }
  }
  const excess = report?.tells === 'conference' ? countExcess() : null;
  if (report === null || report.tells !== 'everybody') closeSilent(excess);

  return summarise();

  function see(person: PresentParticipant, at: Date, leftAt: Date | null): void {
    const participant = { ...person, isHost: null, isBot: false };
    const concerned = [...state.values()].filter(
      ({ vendorSessionId, participantId }) =>
        vendorSessionId === person.connectionId || (participantId !== null && participantId === person.participantId),
    );
    const told = { at: leftAt ?? at, joinedAt: person.joinedAt, isOut: leftAt !== null };
    const change = reduceConnection(participant, told, concerned, bounds, rules);
    if (!change) return;
    if (change.id === null) made.push(change);
    else update(change.id, change);
  }

  function closeMissing(isExcused: (session: SessionRecord) => boolean): void {
    for (const session of state.values()) {
      const lastSign = lastSignOf(session);
      // Whom the vendor never named is told of by their page alone, whose silence is judged elsewhere.
      if (session.state !== 'open' || session.vendorSessionId === null || lastSign === null) continue;
      if (isExcused(session) || !rules.isNewerThan(lastSign, answer)) continue;
      update(session.id, { ...session, ...rules.wasOut(session, lastSign, 'presence'), state: 'closed' });
    }
  }

  /** How many more connections are open here than the vendor counts; null where the two can't be compared. */
  function countExcess(): number | null {
    const conference = report?.tells === 'conference' ? report.conference : null;
    if (!conference || conference.connections === null) return null;
    const open = [...state.values()].filter((session) => session.state === 'open');
    // Somebody who came or went a moment ago is in one of the two numbers only.
    if (open.some((session) => !rules.isNewerThan(lastSeenIn(session) ?? answer.askedAt, answer))) return null;
    const counted = open.filter(({ vendorSessionId }) => vendorSessionId === null || answer.isCounted(vendorSessionId));
    return counted.length - conference.connections;
  }

  /**
   * People whom only events and their own page tell of, and whose page fell silent. Where the vendor counts, no more of
   * them are taken to have left than it misses.
   */
  function closeSilent(excess: number | null): void {
    const since = new Date(answer.askedAt.getTime() - KNOWN_PAGE_SILENCE_MS);
    const silent = [...state.values()]
      .filter(({ state, isBot, vendorSessionId }) => state === 'open' && !isBot && vendorSessionId !== null)
      .filter(({ lastSignAt }) => lastSignAt !== null && lastSignAt <= since && answer.listeningSince <= since)
      .sort((one, other) => (one.lastSignAt?.getTime() ?? 0) - (other.lastSignAt?.getTime() ?? 0));
    for (const session of silent.slice(0, excess === null ? undefined : Math.max(0, excess))) {
      const at = session.lastSignAt ?? answer.askedAt;
      update(session.id, { ...session, ...rules.wasOut(session, at, 'silence'), state: 'closed' });
    }
  }

  function summarise(): PresenceOutcome {
    const changed = sessions.flatMap((before) => {
      const after = state.get(before.id) ?? before;
      return isSameSession(before, after) ? [] : [{ before, after }];
    });
    const isOnlySeen = ({ before, after }: (typeof changed)[number]) =>
      isSameSession({ ...before, vendorSeenAt: after.vendorSeenAt }, after);
    const real = changed.filter((change) => !isOnlySeen(change));
    const unexplained = 0 - (countExcess() ?? 0);
    return {
      changes: [...made, ...real.map(({ after }) => toChange(after))],
      stillSeen: changed
        .filter(isOnlySeen)
        .map(({ after }) => ({ id: after.id, at: after.vendorSeenAt ?? new Date(0) })),
      outBefore,
      drift: {
        opened:
          made.filter(isLate).length +
          real.filter(({ before, after }) => before.state === 'connecting' && isLate(after)).length,
        reopened: real.filter(({ before, after }) => before.state === 'closed' && after.state === 'open').length,
        closed: real.filter(
          ({ before, after }) => before.state === 'open' && after.state === 'closed' && after.closedBy !== 'silence',
        ).length,
        unexplained,
      },
    };
  }

  /** Somebody whose event should have been here by now. */
  function isLate({ joinedAt }: Pick<SessionRecord, 'joinedAt'>): boolean {
    return joinedAt !== null && rules.isNewerThan(joinedAt, answer);
  }
}

function toChange({ id, ...session }: SessionRecord): SessionChange {
  const { participantId, vendorSessionId, displayName, role, isBot, state } = session;
  const { joinedAt, leftAt, vendorSeenAt, closedBy } = session;
  return {
    id,
    participantId,
    vendorSessionId,
    displayName,
    role,
    isBot,
    state,
    joinedAt,
    leftAt,
    vendorSeenAt,
    closedBy,
  };
}

function stateOf(stay: Parameters<typeof isOpen>[0], { state }: SessionRecord): SessionRecord['state'] {
  if (isOpen(stay)) return 'open';
  return state === 'open' ? 'closed' : state;
}

/** The latest moment at which the vendor or the person's own page told that they are in. */
function lastSignOf(session: SessionRecord): Date | null {
  const lastIn = lastSeenIn(session);
  return lastIn && session.lastSignAt ? latest(lastIn, session.lastSignAt) : (lastIn ?? session.lastSignAt);
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
