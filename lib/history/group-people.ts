import type { GatheringSession } from './gathering';

export interface Visit {
  readonly from: Date;
  /** Null while it goes on. */
  readonly until: Date | null;
}

export interface GatheringPerson {
  readonly displayName: string | null;
  readonly role: 'host' | 'guest';
  readonly visits: readonly Visit[];
}

/** A reconnect or a move to another platform isn't leaving: gaps shorter than this are none, in milliseconds. */
const REAL_GAP_MS = 30_000;

/**
 * Who was in a gathering, and from when to when. Connections of one person that follow each other or overlap (a second
 * device, a reconnect, the call's move to another platform) are one visit.
 * @param sessions by the time of joining
 */
export function groupPeople(sessions: readonly GatheringSession[]): GatheringPerson[] {
  const people = new Map<string, GatheringSession[]>();
  for (const session of sessions) people.set(session.person, [...(people.get(session.person) ?? []), session]);
  return [...people.values()].map((own) => ({
    displayName: own.findLast(({ displayName }) => displayName !== null)?.displayName ?? null,
    role: own.some(({ role }) => role === 'host') ? 'host' : 'guest',
    visits: mergeVisits(own),
  }));
}

function mergeVisits(sessions: readonly GatheringSession[]): Visit[] {
  const visits: Visit[] = [];
  for (const { joinedAt, leftAt } of sessions) {
    const last = visits.at(-1);
    if (last && (last.until === null || joinedAt.getTime() - last.until.getTime() < REAL_GAP_MS)) {
      visits[visits.length - 1] = { from: last.from, until: latest(last.until, leftAt) };
    } else {
      visits.push({ from: joinedAt, until: leftAt });
    }
  }
  return visits;
}

/** Null, which is "still in", is later than any time. */
function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}
