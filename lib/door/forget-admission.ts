import type { Actor } from '../access/actor';
import { userIdOf } from '../access/policies';
import { deleteAdmissions } from '../data/waiting-people';
import type { WaitingPass } from './waiting-pass';

/** Somebody whom a host took out of a call is to ask again before they come back. */
export async function forgetAdmission(removed: {
  meetingId: string;
  actor: Actor;
  waitingPasses: readonly WaitingPass[];
}): Promise<void> {
  const { meetingId, actor, waitingPasses } = removed;
  const waitingIds = waitingPasses.map(({ waitingId }) => waitingId);
  await deleteAdmissions({ meetingId, waitingIds, userId: userIdOf(actor) });
}
