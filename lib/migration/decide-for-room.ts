import type { RoomState } from '../meetings/room-state';
import { choosePlatform } from './choose-platform';
import type { Decision, DecisionInput, PlatformFailure } from './decision';
import type { MigrationFacts } from './read-migration-facts';
import type { RoomFacts } from './room-facts';

/** What is decided, and from what. */
export interface DecisionWithInput {
  readonly decision: Decision;
  readonly input: DecisionInput;
}

/**
 * The decision for a room as it is now, from facts read beforehand, so that it can be made inside a transaction.
 * @param options.asIfEmpty what the next meeting would get, once the one that goes on is over
 * @param options.failed platforms that were just seen to fail, and how
 */
export function decideForRoom(
  state: RoomState,
  facts: MigrationFacts & { readonly room: RoomFacts },
  options: { now: Date; asIfEmpty?: boolean; failed?: ReadonlyMap<string, PlatformFailure> },
): DecisionWithInput {
  const isOccupied = state.meeting !== null && state.isInUse && options.asIfEmpty !== true;
  const { id, slug, platform, pin, settings } = state.room;
  const { usage, ...roomFacts } = facts.room;
  const input: DecisionInput = {
    room: { id, slug, platform, pin, settings, ...roomFacts },
    usage,
    override: state.override,
    plan: facts.plan,
    killSwitches: facts.killSwitches,
    platforms: facts.platforms.map((known) => ({
      ...known,
      failure: options.failed?.get(known.id) ?? known.failure,
    })),
    defaultPlatform: facts.defaultPlatform,
    openMeeting: isOccupied && state.meeting ? { platform: state.meeting.platform, people: state.people } : null,
    now: options.now,
  };
  return { decision: choosePlatform(input), input };
}
