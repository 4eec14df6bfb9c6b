import type { Actor } from '../access/actor';
import { userIdOf } from '../access/policies';
import { findMeetingsOfSameRoom } from '../data/meetings/gatherings';
import { deleteAdmissions } from '../data/meetings/waiting-people';
import type { CallPass } from '../meetings/joining/call-pass';
import type { WaitingPass } from './waiting-pass';

/**
 * Somebody whom a host took out of a call is to ask again before they come back: nothing that was decided about them for
 * its room holds any more, and no call of it that this browser was in before lets them in, such as the part of this one on
 * another platform.
 * @returns the passes that the browser is to lose
 */
export async function forgetAdmission(removed: {
  meetingId: string;
  actor: Actor;
  waitingPasses: readonly WaitingPass[];
  callPasses: readonly CallPass[];
}): Promise<readonly CallPass[]> {
  const { meetingId, actor, waitingPasses, callPasses } = removed;
  const waitingIds = waitingPasses.map(({ waitingId }) => waitingId);
  await deleteAdmissions({ meetingId, waitingIds, userId: userIdOf(actor) });
  const ofRoom = await findMeetingsOfSameRoom(
    meetingId,
    callPasses.map((pass) => pass.meetingId),
  );
  return callPasses.filter((pass) => pass.meetingId === meetingId || ofRoom.has(pass.meetingId));
}
