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
  const { meetings, reopened, unexplained } = drift;
  const found = [
    describeMissed(drift),
    reopened > 0 ? `somebody was said to have left who was still in, ${describeTimes(reopened)}` : null,
    unexplained > 0 ? `the number of people differed ${describeTimes(unexplained)}` : null,
  ].filter((part) => part !== null);
  // A number that differed and is right again leaves a meeting without any difference of these hours.
  if (found.length === 0) return tells === 'nothing' ? '' : 'No difference in the last 24 hours.';
  return `In the last 24 hours the events of ${countOf(meetings, 'meeting')} were incomplete or wrong: ${found.join('; ')}.`;
}

function describeMissed({ opened, closed }: Pick<Presence, 'opened' | 'closed'>): string | null {
  const missed = [
    opened > 0 ? countOf(opened, 'arrival') : null,
    closed > 0 ? countOf(closed, 'departure') : null,
  ].filter((part) => part !== null);
  if (missed.length === 0) return null;
  return `${missed.join(' and ')} ${opened + closed === 1 ? 'was' : 'were'} missed`;
}

function describeTimes(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
