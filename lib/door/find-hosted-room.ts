import type { Actor } from '../access/actor';
import { findOpenMeetingIds } from '../data/meetings/gatherings';
import type { CallPass } from '../meetings/joining/call-pass';
import { findRoomOrThrow } from '../meetings/joining/find-room-for';
import { requireHost } from '../meetings/require-host';
import type { RoomState } from '../meetings/room-state';

/**
 * A room for somebody who has a say at its door: its owner and administrators, and the hosts in the call that goes on.
 * @param asked.deed completes "Only a host … may …"
 * @throws AppError room-not-found, not-signed-in, forbidden
 */
export async function findHostedRoom(asked: {
  slug: string;
  actor: Actor;
  passes: readonly CallPass[];
  deed: string;
}): Promise<RoomState> {
  const state = await findRoomOrThrow(asked.slug);
  // Only who carries a pass can be a host of the call: others are not asked for.
  const meetingIds = asked.passes.length > 0 ? await findOpenMeetingIds(state.room.id) : [];
  await requireHost({ ...asked, meetingIds, room: state.room });
  return state;
}
