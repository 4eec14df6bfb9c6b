import type { WaitingChange } from '../schemas/waiting-change';
import type { Decision } from './decision';
import { findDestination } from './find-destination';
import { labelOfPlatform } from './label-of-platform';

/** The call that a change may wait for. */
export interface CallInProgress {
  readonly platform: string;
  readonly state: string;
  readonly people: number;
  readonly startedAt: Date | null;
  readonly relocateAt: Date | null;
  readonly relocateBy: string | null;
  readonly relocateFailure: object | null;
}

type NextDecision = Pick<Decision, 'platform' | 'reason' | 'steps' | 'details'>;

/**
 * What waits for the people in a call to leave; null where nothing does. An empty meeting holds nothing back: whoever
 * joins next gets the new platform. What somebody planned for a call is told of until it is made or called off, also
 * while nothing takes it.
 * @param next the decision for the room as if nobody were in it
 * @param changedAt when the room itself was changed last
 */
export function findWaitingChange(asked: {
  live: CallInProgress | null;
  next: NextDecision;
  changedAt: Date;
}): WaitingChange | null {
  const { live, next, changedAt } = asked;
  if (!live || live.people === 0) return null;
  const isPlanned = live.state === 'live' && live.relocateAt !== null && live.relocateBy !== null;
  if (!isPlanned && (next.platform === null || next.platform === live.platform)) return null;
  const platform = isPlanned ? findTarget(next, live.platform) : next.platform;
  const decidedAt = momentOf(next) ?? changedAt;
  // Nothing waits for a call that has not begun.
  const since = live.startedAt !== null && live.startedAt > decidedAt ? live.startedAt : decidedAt;
  return {
    platform: platform ?? live.platform,
    since: since.toISOString(),
    people: live.people,
    relocateAt: live.relocateAt?.toISOString() ?? null,
    isRelocationFailing: live.relocateAt !== null && live.relocateFailure !== null,
    sentence: describeWait(live, platform ?? live.platform, next),
  };
}

/**
 * What a planned move of a call is for: nobody is moved to what takes the place of a platform that fails, unless that is
 * the call's own.
 */
function findTarget(next: NextDecision, platform: string): string | null {
  const destination = findDestination(next);
  return destination === platform ? next.platform : destination;
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

/** When somebody decided what the next meeting gets, where the decision itself says so. */
function momentOf({ reason, details }: NextDecision): Date | null {
  const moments = { ROOM_OVERRIDE: details.movedAt, RULE: details.plan?.publishedAt, WAVE: details.plan?.publishedAt };
  const decisive = details.instead?.step ?? reason;
  const moment = decisive in moments ? moments[decisive as keyof typeof moments] : undefined;
  return moment === undefined ? null : new Date(moment);
}
