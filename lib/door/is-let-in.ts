import type { Actor } from '../access/actor';
import { userIdOf } from '../access/policies';
import { isHostInCall } from '../data/meetings/gatherings';
import { findWaitingPerson } from '../data/meetings/waiting-people';
import { sql } from '../data/sql';
import type { CallPass } from '../meetings/joining/call-pass';
import type { RoomListing } from '../rooms/room';
import { findEarlierAdmission, holdsAdmission } from './earlier-admission';
import type { WaitingPass } from './waiting-pass';

/** What a browser carries of the calls it was in, and of its places in line. */
export interface VisitorPasses {
  readonly callPasses: readonly CallPass[];
  readonly waitingPasses: readonly WaitingPass[];
}

/**
 * Whether a guest would get past a door that isn't open without waiting: as a host let them in, they were in this gathering
 * before, or the host whom guests wait for is there. Only looks: it puts nobody in line and keeps nobody there.
 */
export async function isLetIn({ room, live }: RoomListing, actor: Actor, passes: VisitorPasses): Promise<boolean> {
  if (room.settings.door === 'host-first' && (await isHostInCall(room.id))) return true;
  const gathering = { roomId: room.id, liveMeetingId: live?.state === 'live' ? live.meetingId : null };
  if (await findEarlierAdmission(sql, gathering, passes.callPasses)) return true;
  const waitingId = passes.waitingPasses.find(({ roomId }) => roomId === room.id)?.waitingId ?? null;
  const userId = userIdOf(actor);
  if (waitingId === null && userId === null) return false;
  const person = await findWaitingPerson({ roomId: room.id, waitingId, userId });
  return person?.state === 'admitted' && (await holdsAdmission(sql, gathering, person));
}
