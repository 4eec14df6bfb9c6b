'use client';

import {
  describeDatedMoment,
  describeDistance,
  describeDuration,
  describeMoment,
  describeSecond,
} from './describe-time';
import { useNow } from './use-now';

type MomentForm = 'moment' | 'dated' | 'second' | 'distance' | 'duration';

/**
 * A moment in time as words, with the whole date behind it for whoever hovers or listens.
 * `moment` gives the clock, `dated` also today's date, `second` the clock with its seconds, `distance` "12 min ago", `duration` the length since then.
 */
export function Moment({ at, as = 'moment' }: { readonly at: string; readonly as?: MomentForm }) {
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

function wordsFor({ date, now, as }: { date: Date; now: Date; as: MomentForm }): string {
  switch (as) {
    case 'moment':
      return describeMoment(date, now);
    case 'dated':
      return describeDatedMoment(date, now);
    case 'second':
      return describeSecond(date, now);
    case 'distance':
      return describeDistance(date, now);
    case 'duration':
      return describeDuration(now.getTime() - date.getTime());
    default:
      return as satisfies never;
  }
}
