import { describePeople } from './describe-people';

/** What a room is doing at the moment when somebody wants to move it. */
export interface MoveSubject {
  readonly live: { readonly platform: string; readonly people: number } | null;
}

/**
 * What a move will do to whom, said before it is done.
 * @param target the label of the platform that the next meeting is to run on
 */
export function describeMove({ live }: MoveSubject, target: string, labelOf: (platform: string) => string): string {
  if (!live || live.people === 0) return `Nobody is in the call. The next meeting is on ${target}.`;
  const people = describePeople(live.people);
  const subject = `${people.charAt(0).toUpperCase()}${people.slice(1)} in this call`;
  const stay = live.people === 1 ? 'stays where they are' : 'stay where they are';
  return `${subject} ${stay}, on ${labelOf(live.platform)}; the next meeting is on ${target}.`;
}

/** The same for taking a move back. */
export function describePutBack({ live }: MoveSubject, labelOf: (platform: string) => string): string {
  if (!live || live.people === 0)
    return 'Nobody is in the call. The next meeting is decided as if the room had never been moved.';
  const people = live.people === 1 ? 'One person in this call stays' : `${live.people} people in this call stay`;
  return `${people} on ${labelOf(live.platform)}; the next meeting is decided as if the room had never been moved.`;
}
