import type { RoomState } from '../meetings/room-state';
import { getDefaultPlatform } from '../video-platforms';
import { choosePlatform } from './choose-platform';
import type { Decision, PlatformFacts, PlatformFailure } from './decision';

/**
 * The decision for a room as it is now, from facts read beforehand, so that it can be made inside a transaction.
 * @param options.asIfEmpty what the next meeting would get, once the one that goes on is over
 * @param options.failed platforms that were just seen to fail, and how
 */
export function decideForRoom(
  state: RoomState,
  facts: readonly PlatformFacts[],
  options: { now: Date; asIfEmpty?: boolean; failed?: ReadonlyMap<string, PlatformFailure> },
): Decision {
  const isOccupied = state.meeting !== null && state.isInUse && options.asIfEmpty !== true;
  return choosePlatform({
    room: state.room,
    override: state.override,
    platforms: facts.map((platform) => ({
      ...platform,
      failure: options.failed?.get(platform.id) ?? platform.failure,
    })),
    defaultPlatform: getDefaultPlatform(),
    openMeeting: isOccupied && state.meeting ? { platform: state.meeting.platform, people: state.people } : null,
    now: options.now,
  });
}
