import type { RoomListing, RoomOverride } from '../rooms/room';
import { choosePlatform } from './choose-platform';
import type { Decision, DecisionInput } from './decision';
import type { MigrationFacts } from './read-migration-facts';
import type { RoomFacts } from './room-facts';

/** A room with all that a decision for its next meeting asks of it. */
export interface RoomToDecide {
  readonly listing: RoomListing;
  readonly roomFacts: RoomFacts;
  readonly facts: MigrationFacts;
  readonly now: Date;
}

/** A move by hand as decisions look at it; also one that nobody made yet. */
export type OverrideToTry = Pick<RoomOverride, 'platform' | 'expiresAt' | 'waive' | 'createdBy' | 'createdAt'>;

/**
 * What a room's next meeting gets, once nobody is in a call there.
 * @param instead what it would get with other things in place of what is so: another move by hand or none, another pin
 */
export function decideNext(
  room: RoomToDecide,
  instead: { readonly override?: OverrideToTry | null; readonly pin?: RoomListing['room']['pin'] } = {},
): Decision {
  return choosePlatform(toNextInput(room, instead));
}

/** What that decision is made from. */
export function toNextInput(
  { listing, roomFacts, facts, now }: RoomToDecide,
  instead: Parameters<typeof decideNext>[1] = {},
): DecisionInput {
  const { id, slug, platform, pin, settings } = listing.room;
  const { usage, ...others } = roomFacts;
  return {
    ...facts,
    room: { id, slug, platform, pin: instead.pin ?? pin, settings, ...others },
    usage,
    override: instead.override === undefined ? (listing.override ?? listing.expiredOverride) : instead.override,
    openMeeting: null,
    now,
  };
}
