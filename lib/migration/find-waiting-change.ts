import type { WaitingChange } from '../schemas/waiting-change';
import type { Decision } from './decision';
import { labelOfPlatform } from './label-of-platform';

/** The call that a change may wait for. */
export interface CallInProgress {
  readonly platform: string;
  readonly people: number;
  readonly startedAt: Date | null;
  readonly relocateAt: Date | null;
}

/**
 * What waits for the people in a call to leave; null where nothing does. An empty meeting holds nothing back: whoever
 * joins next gets the new platform.
 * @param next the decision for the room as if nobody were in it
 * @param changedAt when the room itself was changed last
 */
export function findWaitingChange(asked: {
  live: CallInProgress | null;
  next: Pick<Decision, 'platform' | 'reason' | 'details'>;
  changedAt: Date;
}): WaitingChange | null {
  const { live, next, changedAt } = asked;
  if (!live || next.platform === null || next.platform === live.platform || live.people === 0) return null;
  const decidedAt = momentOf(next) ?? changedAt;
  // Nothing waits for a call that has not begun.
  const since = live.startedAt !== null && live.startedAt > decidedAt ? live.startedAt : decidedAt;
  const people = live.people === 1 ? 'one person in this call stays' : `${live.people} people in this call stay`;
  const until = live.relocateAt === null ? 'until it ends' : 'until they are moved';
  return {
    platform: next.platform,
    since: since.toISOString(),
    people: live.people,
    relocateAt: live.relocateAt?.toISOString() ?? null,
    sentence: `The next meeting is on ${labelOfPlatform(next.platform)}; ${people} on ${labelOfPlatform(live.platform)} ${until}.`,
  };
}

/** When somebody decided what the next meeting gets, where the decision itself says so. */
function momentOf({ reason, details }: Pick<Decision, 'reason' | 'details'>): Date | null {
  const moments = { ROOM_OVERRIDE: details.movedAt, RULE: details.plan?.publishedAt, WAVE: details.plan?.publishedAt };
  const moment = reason in moments ? moments[reason as keyof typeof moments] : undefined;
  return moment === undefined ? null : new Date(moment);
}
