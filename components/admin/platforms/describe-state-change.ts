import type { SetPlatformStateInput } from '@/lib/schemas/platform';
import { describePeople } from '../describe-people';

export const STATE_OPTIONS = [
  { value: 'active', label: 'Active', hint: 'Takes new meetings' },
  {
    value: 'draining',
    label: 'Draining',
    hint: 'No new meetings; people may still join those that go on. Off with the end of the last',
  },
  { value: 'disabled', label: 'Disabled', hint: 'Switched off for everything new' },
] as const satisfies readonly { value: SetPlatformStateInput['state']; label: string; hint: string }[];

export interface StateChangeSubject {
  readonly label: string;
  readonly people: number;
  readonly liveMeetings: number;
}

/** What a switch will do to whom, said before it is done. */
export function describeStateChange(
  { label, people, liveMeetings }: StateChangeSubject,
  next: SetPlatformStateInput['state'],
): string {
  if (next === 'active')
    return `${label} takes new meetings again. Rooms that belong there go back to it with their next meeting.`;
  const stay = liveMeetings === 0 ? `Nobody is in a call on ${label} now.` : describeStaying(people, liveMeetings);
  const after =
    next === 'draining'
      ? ` ${liveMeetings === 0 ? 'So it is switched off right away' : 'It is switched off when the last call ends'}.`
      : '';
  return `${stay}${after} New meetings of its rooms run on the next platform of the fallback order that can take them.`;
}

function describeStaying(people: number, liveMeetings: number): string {
  const calls = liveMeetings === 1 ? '1 call' : `${liveMeetings} calls`;
  const verb = people === 1 ? 'stays where they are' : 'stay where they are';
  const who = describePeople(people);
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} in ${calls} ${verb}.`;
}
