import type { WaitingPersonView } from '../schemas/door';
import type { WaitingPerson } from './waiting-person';

/** Somebody who waits, as hosts see them: a guest of the call need not know more of them than their name. */
export function toWaitingPersonView({ id, displayName, userId, state, since }: WaitingPerson): WaitingPersonView {
  return { id, displayName, isSignedIn: userId !== null, state, since: since.toISOString() };
}
