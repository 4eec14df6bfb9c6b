import type { SessionChange, SessionRecord } from '../session-record';
import { mergeStays } from './merge-stays';
import { type PresenceAnswer, RECONCILE_RULES, type ReconcileRules } from './presence-answer';
import {
  closeMissing,
  closeOvertaken,
  closeSilent,
  countExcess,
  countGone,
  type PresenceCase,
  type PresenceDraft,
  seePerson,
} from './presence-steps';
import { isSameSession, type MeetingBounds } from './reduce-participant-event';

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
  const judged: PresenceCase = { answer, bounds, rules };
  const draft = draftOf({ sessions, made: [] }, judged);
  const { report } = answer;
  const isConference = report?.tells === 'conference';
  return {
    ...differencesOf(sessions, draft, judged),
    outBefore: isConference ? (report.conference?.startedAt ?? null) : null,
  };
}

function draftOf(draft: PresenceDraft, judged: PresenceCase): PresenceDraft {
  const { report } = judged.answer;
  switch (report?.tells) {
    case undefined:
      return closeSilent(draft, judged, null);
    case 'everybody': {
      const people = mergeStays(report.people.map((person) => ({ ...person, leftAt: null })));
      const named = new Set(people.map(({ connectionId }) => connectionId));
      const seen = people.reduce((so, { leftAt, ...person }) => seePerson(so, judged, person, leftAt), draft);
      // Machines are in no list of people.
      return closeMissing(seen, judged, ({ isBot, vendorSessionId }) => isBot || named.has(vendorSessionId ?? ''));
    }
    case 'visits': {
      const seen = mergeStays(report.visits).reduce((so, visit) => seePerson(so, judged, visit, visit.leftAt), draft);
      return closeSilent(seen, judged, null);
    }
    case 'conference': {
      if (report.conference === null)
        return closeSilent(
          closeMissing(draft, judged, () => false),
          judged,
          null,
        );
      const current = closeOvertaken(draft, judged, report.conference.startedAt);
      return closeSilent(current, judged, countGone(current.sessions, judged));
    }
    default:
      return report satisfies never;
  }
}

function differencesOf(
  sessions: readonly SessionRecord[],
  draft: PresenceDraft,
  judged: PresenceCase,
): Pick<PresenceOutcome, 'changes' | 'stillSeen' | 'drift'> {
  const after = new Map(draft.sessions.map((session) => [session.id, session]));
  const changed = sessions.flatMap((before) => {
    const now = after.get(before.id) ?? before;
    return isSameSession(before, now) ? [] : [{ before, now }];
  });
  const isOnlySeen = ({ before, now }: (typeof changed)[number]) =>
    isSameSession({ ...before, vendorSeenAt: now.vendorSeenAt }, now);
  const real = changed.filter((change) => !isOnlySeen(change));
  // Somebody whose event should have been here by now.
  const isLate = ({ joinedAt }: Pick<SessionRecord, 'joinedAt'>) =>
    joinedAt !== null && judged.rules.isNewerThan(joinedAt, judged.answer);
  const count = (from: SessionRecord['state'], to: SessionRecord['state'], also: (now: SessionRecord) => boolean) =>
    real.filter(({ before, now }) => before.state === from && now.state === to && also(now)).length;
  return {
    changes: [...draft.made, ...real.map(({ now }) => toChange(now))],
    stillSeen: changed.filter(isOnlySeen).map(({ now }) => ({ id: now.id, at: now.vendorSeenAt ?? new Date(0) })),
    drift: {
      opened: draft.made.filter(isLate).length + count('connecting', 'open', isLate),
      reopened: count('closed', 'open', () => true),
      // A silent page is no word of the vendor's.
      closed: count('open', 'closed', ({ closedBy }) => closedBy !== 'silence'),
      unexplained: 0 - (countExcess(draft.sessions, judged) ?? 0),
    },
  };
}

/** Without what only the row knows. */
function toChange(session: SessionRecord): SessionChange {
  const { meetingId: _meeting, recordingConsent: _consent, lastSignAt: _sign, ...change } = session;
  return change;
}
