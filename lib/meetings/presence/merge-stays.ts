import type { RoomVisit } from '../../video-platforms/contract';

/**
 * Every connection once. A vendor may name one several times: Whereby in each of its sessions through which somebody
 * stayed, others on two pages of a list that changed between them. It is in where any of them says so, else until the
 * latest moment that one tells.
 */
export function mergeStays(stays: readonly RoomVisit[]): readonly RoomVisit[] {
  const merged = new Map<string, RoomVisit>();
  for (const stay of stays) {
    const known = merged.get(stay.connectionId);
    merged.set(stay.connectionId, known ? merge(known, stay) : stay);
  }
  return [...merged.values()];
}

function merge(one: RoomVisit, other: RoomVisit): RoomVisit {
  const [earlier, later] = one.joinedAt <= other.joinedAt ? [one, other] : [other, one];
  return {
    ...later,
    participantId: later.participantId ?? earlier.participantId,
    displayName: later.displayName ?? earlier.displayName,
    joinedAt: earlier.joinedAt,
    leftAt: earlier.leftAt === null || later.leftAt === null ? null : latest(earlier.leftAt, later.leftAt),
  };
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
