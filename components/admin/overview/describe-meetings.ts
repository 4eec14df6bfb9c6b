import type { OverviewView } from '@/lib/schemas/overview';

/**
 * What the number of meetings counts: `open meetings, 1 with people`. A meeting is open before anybody has come in and
 * for a while after the last one left, so it isn't the number of calls.
 */
export function describeMeetings({
  live,
  totals,
}: Pick<OverviewView, 'totals'> & {
  readonly live: readonly Pick<OverviewView['live'][number], 'people'>[];
}): string {
  const words = totals.meetings === 1 ? 'open meeting' : 'open meetings';
  // A long list is cut off: what it leaves out can't be counted.
  if (live.length < totals.meetings || totals.meetings === 0) return words;
  const withPeople = live.filter(({ people }) => people > 0).length;
  return `${words}, ${withPeople === 0 ? 'none' : withPeople} with people`;
}
