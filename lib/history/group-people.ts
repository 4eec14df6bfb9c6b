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

/** A reconnect or a move to another platform isn't leaving: in one join, gaps shorter than this are none, in milliseconds. */
const REAL_GAP_MS = 30_000;

/**
 * Who was in a gathering, and from when to when. Connections of one person that overlap (a second device) or follow each
 * other in one join (a reconnect, the call's move to another platform) are one visit; who left and joined again has two.
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
  const visits: (Visit & { readonly joins: readonly string[] })[] = [];
  for (const { joinedAt, leftAt, participant } of sessions) {
    const last = visits.at(-1);
    const smallestGapMs = last?.joins.includes(participant) ? REAL_GAP_MS : 0;
    if (last && (last.until === null || joinedAt.getTime() - last.until.getTime() < smallestGapMs)) {
      const joins = [...last.joins, participant];
      visits[visits.length - 1] = { from: last.from, until: latest(last.until, leftAt), joins };
    } else {
      visits.push({ from: joinedAt, until: leftAt, joins: [participant] });
    }
  }
  return visits.map(({ from, until }) => ({ from, until }));
}

/** Null, which is "still in", is later than any time. */
function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}
