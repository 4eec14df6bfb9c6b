'use client';

import { describeDistance, describeDuration, describeMoment } from './describe-time';
import { useNow } from './use-now';

/**
 * A moment in time as words, with the whole date behind it for whoever hovers or listens.
 * `moment` gives the clock, `distance` "12 min ago", `duration` the length since then.
 */
export function Moment({
  at,
  as = 'moment',
}: {
  readonly at: string;
  readonly as?: 'moment' | 'distance' | 'duration';
}) {
  const now = useNow();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={date.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'long' })}
      suppressHydrationWarning
    >
      {wordsFor({ date, now, as })}
    </time>
  );
}

function wordsFor({ date, now, as }: { date: Date; now: Date; as: 'moment' | 'distance' | 'duration' }): string {
  switch (as) {
    case 'moment':
      return describeMoment(date, now);
    case 'distance':
      return describeDistance(date, now);
    case 'duration':
      return describeDuration(now.getTime() - date.getTime());
    default:
      return as satisfies never;
  }
}
