import { choosePlatform } from '../choose-platform';
import type { Decision, DecisionInput } from '../decision';
import type { PastChange } from './past-change';

/**
 * Since when a room's next meeting is another than its call: takes back what changed since the call began, the latest
 * first, until the next meeting would have been where the call is. What changed nothing for this room is passed over.
 * @param asked.input what the decision of now is made from
 * @param asked.isElsewhere whether a decision is for another platform than the call's
 * @param asked.began when the call began: nothing waited for it before
 */
export function findWaitStart(asked: {
  readonly input: DecisionInput;
  readonly isElsewhere: (decision: Decision) => boolean;
  readonly changes: readonly PastChange[];
  readonly began: Date;
}): Date {
  const { input, isElsewhere, changes, began } = asked;
  const concerned = changes
    .filter(({ at, roomId }) => at > began && at <= input.now && (roomId === null || roomId === input.room.id))
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  let past = input;
  for (const [place, { at, takeBack }] of concerned.entries()) {
    past = takeBack(past);
    // What one transaction did is one change.
    if (concerned[place + 1]?.at.getTime() === at.getTime()) continue;
    const before = choosePlatform({ ...past, openMeeting: null, now: new Date(at.getTime() - 1) });
    if (!isElsewhere(before)) return at;
  }
  return began;
}
