import type { EventParticipant } from '../../video-platforms/contract';
import type { ClosedBy, SessionRecord } from '../session-record';
import { PAGE_SILENCE_MS } from '../timing';
import { OCCUPANCY_RULES, type OccupancyRules } from './occupancy-rules';
import { reducePageSign } from './reduce-page-sign';

/** What is known of when one connection was in. */
export type Stay = Pick<SessionRecord, 'joinedAt' | 'vendorSeenAt' | 'leftAt' | 'closedBy'>;

/**
 * The rules by which what vendors and pages tell becomes who is in. Each is a small pure function of what is known and
 * what is told, never of what came first, so that any order and any repetition lead to the same end. They are handed to
 * the reducers as one parameter; a test puts a wrong one in the place of each and expects to notice.
 */
export interface PresenceRules extends OccupancyRules {
  /** What tells one connection from another. */
  readonly connectionOf: (participant: EventParticipant) => string;
  /** Whether somebody is a machine, by what is known and by what is told now. */
  readonly isMachine: (known: boolean, told: boolean) => boolean;
  /** The name to show: what is told now, as long as it isn't older than what is known. */
  readonly nameAfter: (known: string | null, told: string | null, isNewest: boolean) => string | null;
  /** It was in at `at`, and since `joinedAt` at least. */
  readonly wasIn: (stay: Stay, at: Date, joinedAt: Date | null) => Stay;
  /** It was out at `at`, by the word of `by`. */
  readonly wasOut: (stay: Stay, at: Date, by: ClosedBy) => Stay;
  /** Whoever was last in before `outBefore` is out. */
  readonly wasOver: (stay: Stay, outBefore: Date | null) => Stay;
  /** What a page's sign makes of its session. */
  readonly afterSign: typeof reducePageSign;
  /** Everybody who came before the conference's beginning or end is out: until when, after another such moment. */
  readonly outBeforeAfter: (known: Date | null, told: Date) => Date;
}

export const PRESENCE_RULES: PresenceRules = {
  ...OCCUPANCY_RULES,
  afterSign: reducePageSign,
  connectionOf: ({ connectionId }) => connectionId,
  isMachine: (known, told) => known || told,
  nameAfter: (known, told, isNewest) => (known === null || isNewest ? (told ?? known) : known),
  wasIn: (stay, at, joinedAt) =>
    openWhereIn({
      ...stay,
      joinedAt: earliest(stay.joinedAt, joinedAt),
      vendorSeenAt: latest(stay.vendorSeenAt, at),
    }),
  wasOut(stay, at, by) {
    const lastIn = lastSeenIn(stay);
    if (by !== 'event') {
      // A guess says nothing about a session that is over already, and never that it was over before it was last seen.
      return stay.leftAt === null ? { ...stay, leftAt: latest(lastIn, at), closedBy: by } : stay;
    }
    // The leave of an earlier visit of the same connection, told late.
    if (lastIn !== null && at < lastIn) return stay;
    const isKnownBetter = stay.closedBy === 'event' && stay.leftAt !== null && stay.leftAt > at;
    return isKnownBetter ? stay : { ...stay, leftAt: at, closedBy: 'event' };
  },
  wasOver(stay, outBefore) {
    const lastIn = lastSeenIn(stay);
    // Who came in that very moment belongs to the next conference: vendors tell whole seconds.
    if (outBefore === null || lastIn === null || lastIn >= outBefore) return stay;
    const isBetter = stay.leftAt === null || (stay.closedBy === 'meeting' && stay.leftAt > outBefore);
    return isBetter ? { ...stay, leftAt: outBefore, closedBy: 'meeting' } : stay;
  },
  outBeforeAfter: (known, told) => latest(known, told),
};

/**
 * A session after the end of its conference at `moment`, with the best guess of when it was over: where its page had been
 * silent for some time by then, that is when the page was last heard from.
 */
export function endWithConference(
  session: Stay & Pick<SessionRecord, 'lastSignAt'>,
  moment: Date,
  rules: PresenceRules,
): Stay {
  const { joinedAt, vendorSeenAt, leftAt, closedBy } = rules.wasOver(session, moment);
  const isGuess = closedBy === 'meeting' && leftAt?.getTime() === moment.getTime();
  const { lastSignAt } = session;
  const wasSilent = lastSignAt !== null && moment.getTime() - lastSignAt.getTime() > PAGE_SILENCE_MS;
  const guess = isGuess && wasSilent ? latest(lastSeenIn(session), lastSignAt) : leftAt;
  return { joinedAt, vendorSeenAt, leftAt: guess, closedBy };
}

/** The latest moment at which it is known to have been in; null where nobody said that it was. */
export function lastSeenIn({ joinedAt, vendorSeenAt }: Pick<Stay, 'joinedAt' | 'vendorSeenAt'>): Date | null {
  return joinedAt !== null && vendorSeenAt !== null ? latest(joinedAt, vendorSeenAt) : (vendorSeenAt ?? joinedAt);
}

/** A connection is open where it was last seen later than it was told to have left. */
export function isOpen(stay: Stay): boolean {
  return stay.leftAt === null && lastSeenIn(stay) !== null;
}

function openWhereIn(stay: Stay): Stay {
  const lastIn = lastSeenIn(stay);
  const isBack = stay.leftAt !== null && lastIn !== null && lastIn > stay.leftAt;
  return isBack ? { ...stay, leftAt: null, closedBy: null } : stay;
}

function latest(one: Date | null, other: Date): Date {
  return one !== null && one > other ? one : other;
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
