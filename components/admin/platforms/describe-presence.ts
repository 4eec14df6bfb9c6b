import type { PlatformView } from '@/lib/schemas/platform';
import { countOf } from '../describe-people';

type Presence = PlatformView['presence'];

/** How it is known who is in on a platform, and how often its events were wrong lately. */
export function describePresence({ tells, ...drift }: Presence): string {
  return [SOURCES[tells], describeDrift(drift, tells)].filter(Boolean).join(' ');
}

const SOURCES: Readonly<Record<Presence['tells'], string>> = {
  everybody: 'Who is in is told by events and checked against the platform’s own list.',
  visits: 'Who is in is told by events; the platform’s own list comes a quarter of an hour late and mends the history.',
  conference:
    'Who is in is told by events; the server itself says only whether a call goes on, and how many are in it.',
  nothing: 'Who is in is told by events and call pages alone; the platform can’t be asked.',
};

function describeDrift(drift: Omit<Presence, 'tells'>, tells: Presence['tells']): string {
  const { meetings, opened, reopened, closed, unexplained } = drift;
  if (meetings === 0) return tells === 'nothing' ? '' : 'No difference in the last 24 hours.';
  const found = [
    opened > 0 ? `${countOf(opened, 'arrival')} untold` : null,
    closed > 0 ? `${countOf(closed, 'departure')} untold` : null,
    reopened > 0 ? `${countOf(reopened, 'departure')} told that was none` : null,
    unexplained > 0 ? `${countOf(unexplained, 'count')} that differed` : null,
  ].filter((part) => part !== null);
  return `In the last 24 hours there were differences in ${countOf(meetings, 'meeting')}: ${found.join(', ')}.`;
}
