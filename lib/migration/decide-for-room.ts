import type { RoomState } from '../meetings/room-state';
import { getDefaultPlatform } from '../video-platforms';
import { choosePlatform } from './choose-platform';
import type { Decision, PlatformFacts } from './decision';

/**
 * The decision for a room as it is now, from facts read beforehand, so that it can be made inside a transaction.
 * @param options.asIfEmpty what the next meeting would get, once the one that goes on is over
 * @param options.failed platforms that were just seen to fail
 */
export function decideForRoom(
  state: RoomState,
  facts: readonly PlatformFacts[],
  options: { now: Date; asIfEmpty?: boolean; failed?: ReadonlySet<string> },
): Decision {
  const isOccupied = state.meeting !== null && state.isInUse && options.asIfEmpty !== true;
  return choosePlatform({
    room: state.room,
    override: state.override,
    platforms: facts.map((platform) =>
      options.failed?.has(platform.id) ? { ...platform, failure: 'create-failed' } : platform,
    ),
    defaultPlatform: getDefaultPlatform(),
    openMeeting: isOccupied && state.meeting ? { platform: state.meeting.platform, people: state.people } : null,
    now: options.now,
  });
}
