import type { WaitingChange } from '../../schemas/waiting-change';
import type { Decision } from '../decision';
import { findMoveTarget } from '../find-destination';
import { labelOfPlatform } from '../words/label-of-platform';

/** The call that a change may wait for. */
export interface CallInProgress {
  readonly platform: string;
  readonly state: string;
  readonly people: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly relocateAt: Date | null;
  readonly relocateBy: string | null;
  readonly relocateFailure: { readonly isAtOnce?: boolean } | null;
}

type NextDecision = Pick<Decision, 'platform' | 'steps'>;

/**
 * True where something waits for the people in a call to leave. An empty meeting holds nothing back: whoever joins next
 * gets the new platform. What somebody planned for a call is told of until it is made or called off, also while nothing
 * takes it.
 * @param next the decision for the room as if nobody were in it
 */
export function isWaiting(live: CallInProgress, next: NextDecision): boolean {
  if (live.people === 0) return false;
  return isPlanned(live) || (next.platform !== null && next.platform !== live.platform);
}

/** Where the next meeting will be, or what the planned move of the call is for; null where nothing takes it. */
export function findNextPlatform(live: CallInProgress, next: NextDecision): string | null {
  return isPlanned(live) ? findMoveTarget(next, live.platform) : next.platform;
}

/**
 * What waits for the people in a call to leave, where something does.
 * @param since when the next meeting became another than the call
 */
export function findWaitingChange(asked: { live: CallInProgress; next: NextDecision; since: Date }): WaitingChange {
  const { live, next, since } = asked;
  const platform = findNextPlatform(live, next) ?? live.platform;
  return {
    platform,
    leadsTo: findLeads(live, next),
    since: since.toISOString(),
    people: live.people,
    relocateAt: live.relocateAt?.toISOString() ?? null,
    isRelocationFailing: live.relocateAt !== null && live.relocateFailure !== null && !live.relocateFailure.isAtOnce,
    sentence: describeWait(live, platform, next),
  };
}

function isPlanned({ state, relocateAt, relocateBy }: CallInProgress): boolean {
  return state === 'live' && relocateAt !== null && relocateBy !== null;
}

/** A move at once may go to what takes the place of a platform that fails: whoever asks for it is told so. */
function findLeads(live: CallInProgress, next: NextDecision): WaitingChange['leadsTo'] {
  const time = findMoveTarget(next, live.platform) ?? live.platform;
  const isElsewhere = next.platform !== null && next.platform !== live.platform;
  return { empty: next.platform ?? time, time, now: isElsewhere ? (next.platform ?? time) : time };
}

function describeWait(live: CallInProgress, target: string, next: NextDecision): string {
  const people = live.people === 1 ? 'one person in this call stays' : `${live.people} people in this call stay`;
  const stay = `${people} on ${labelOfPlatform(live.platform)}`;
  if (target === live.platform) return `A move of this call is planned, but its room has nowhere else to go; ${stay}.`;
  if (target !== next.platform)
    return `${labelOfPlatform(target)} takes no meeting now; ${stay} until they are moved there.`;
  const until = live.relocateAt === null ? 'until it ends' : 'until they are moved';
  return `The next meeting is on ${labelOfPlatform(target)}; ${stay} ${until}.`;
}
