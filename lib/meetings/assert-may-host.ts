import type { Actor } from '../access/actor';
import { isSignedIn, mayManageRoom, type RoomAccess } from '../access/policies';
import { AppError } from '../errors/app-error';
import type { CallPass } from './call-pass';

/**
 * Lets hosts of the call (by the pass that joining gave their browser), the room's owner and administrators through.
 * @param asked.deed completes "Only a host … may …"
 * @throws AppError not-signed-in, forbidden
 */
export function assertMayHost(asked: {
  meetingId: string;
  room: RoomAccess;
  actor: Actor;
  passes: readonly CallPass[];
  deed: string;
}): void {
  const { meetingId, room, actor, passes, deed } = asked;
  const isHosting = passes.some((pass) => pass.meetingId === meetingId && pass.role === 'host');
  if (isHosting || mayManageRoom(actor, room)) return;
  if (!isSignedIn(actor)) throw new AppError('not-signed-in', `Sign in, or join with a host link, to ${deed}.`);
  throw new AppError('forbidden', `Only a host, the room’s owner or an administrator may ${deed}.`);
}

/** Whoever did something from inside a call, as the audit log and lists name them. */
export function hostActor(actor: Actor): Actor {
  return isSignedIn(actor) ? actor : { kind: 'system', name: 'a host in the call' };
}
