import type { WaitingChange } from '@/lib/schemas/waiting-change';

interface ChangeAhead extends Pick<WaitingChange, 'isRelocationFailing'> {
  /** The label of the platform that the next meeting, or the planned move, is for. */
  readonly to: string;
  /** The label of the platform that the call is on. */
  readonly from: string;
  /** The time of the planned move as people read it; null where none is planned. */
  readonly at: string | null;
}

/** What hosts read of where their room goes next, and what comes of the call they are in. */
export function describeChangeAhead({ to, from, at, isRelocationFailing }: ChangeAhead): string {
  if (at === null) return `The next meeting here will be on ${to}. This call stays on ${from} until it ends.`;
  if (to === from)
    return `A move of this call was planned for ${at}, but it has nowhere else to go: it stays on ${from}.`;
  // Where the next meeting will be isn't known while that platform fails.
  return isRelocationFailing
    ? `This call was to move to ${to} at ${at}. That failed and is tried again; until it works, the call stays on ${from}.`
    : `The next meeting here will be on ${to}. This call moves there at ${at}, with everybody in it.`;
}
