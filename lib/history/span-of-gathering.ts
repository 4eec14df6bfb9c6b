import type { Gathering } from './gathering';

/**
 * From when to when people were in a gathering. Its meetings last a little longer: they wait for somebody to come back
 * before they end.
 * @returns `from` null where nobody came in; `until` null while it goes on
 */
export function spanOfGathering({ meetings, sessions }: Gathering): { from: Date | null; until: Date | null } {
  const starts = meetings.flatMap(({ startedAt }) => (startedAt ? [startedAt] : []));
  const ends = meetings.flatMap(({ endedAt }) => (endedAt ? [endedAt] : []));
  const isOver = ends.length === meetings.length;
  const left = sessions.flatMap(({ leftAt }) => (leftAt ? [leftAt] : []));
  return { from: earliest(starts), until: isOver ? latest(left.length > 0 ? left : ends) : null };
}

function earliest(times: readonly Date[]): Date | null {
  return times.length > 0 ? new Date(Math.min(...times.map(Number))) : null;
}

function latest(times: readonly Date[]): Date | null {
  return times.length > 0 ? new Date(Math.max(...times.map(Number))) : null;
}
