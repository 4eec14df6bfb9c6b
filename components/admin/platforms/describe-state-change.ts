import type { SetPlatformStateInput } from '@/lib/schemas/platform';
import { countOf, describePeople } from '../describe-people';

export const STATE_OPTIONS = [
  { value: 'active', label: 'Active', hint: 'Takes new meetings' },
  {
    value: 'draining',
    label: 'Draining',
    hint: 'No new meetings; people may still join those that go on. Off with the end of the last',
  },
  { value: 'disabled', label: 'Disabled', hint: 'Switched off for everything new' },
] as const satisfies readonly { value: SetPlatformStateInput['state']; label: string; hint: string }[];

/** A state as sentences have it: “draining”. */
export function labelOfState(state: SetPlatformStateInput['state']): string {
  return STATE_OPTIONS.find(({ value }) => value === state)?.label.toLowerCase() ?? state;
}

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
  const stay =
    liveMeetings === 0 ? `Nobody is in a call on ${label} now.` : describeStaying(label, people, liveMeetings);
  const after =
    next === 'draining'
      ? ` ${liveMeetings === 0 ? 'So it is switched off right away' : 'It is switched off when the last call ends'}.`
      : '';
  return `${stay}${after} New meetings of its rooms run on the next platform of the fallback order that can take them.`;
}

/** Calls that go on may be empty: somebody may be on the way in, or have just left. */
function describeStaying(label: string, people: number, liveMeetings: number): string {
  const open = `${countOf(liveMeetings, 'call')} ${liveMeetings === 1 ? 'is' : 'are'} open on ${label}`;
  if (people === 0) return `${open}, and nobody is in ${liveMeetings === 1 ? 'it' : 'them'} now.`;
  const who = describePeople(people);
  const verb = people === 1 ? 'stays where they are' : 'stay where they are';
  return `${open}: ${who} in ${liveMeetings === 1 ? 'it' : 'them'} ${verb}.`;
}
