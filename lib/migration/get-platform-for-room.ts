import type { RoomState } from '../meetings/room-state';
import { getDefaultPlatform } from '../video-platforms';
import type { PlatformId } from '../video-platforms/contract';
import { decideForEntrance } from './decide-for-entrance';

/**
 * Which platform a room gets at this moment: that of the call that people are in, else that of its next meeting. A room
 * that isn't made yet gets the platform of new rooms. Decides and keeps nothing.
 *
 * This is the whole answer to "where does this room run?": a room stays where it is, unless somebody moved it by hand or
 * the plan moves it; a migration flag of the environment that says `false` takes its moves back.
 * @param state null for a room that is about to be made
 * @returns null where no platform can take the room now
 */
export async function getPlatformForRoom(state: null): Promise<PlatformId>;
export async function getPlatformForRoom(state: RoomState | null): Promise<PlatformId | null>;
export async function getPlatformForRoom(state: RoomState | null): Promise<PlatformId | null> {
  if (state === null) return getDefaultPlatform();
  return (await decideForEntrance(state)).platform;
}
