import type { Actor } from '../access/actor';
import { isSignedIn, mayManageRoom, type RoomAccess } from '../access/policies';
import { findHeldHostLinks } from '../data/rooms/host-links';
import { AppError } from '../errors/app-error';
import type { CallPass } from './joining/call-pass';

/**
 * Lets hosts of the call (by the pass that joining gave their browser), the room's owner and administrators through.
 * Whoever came by a host link is no host any more once the link was taken back.
 * @param asked.meetingIds the call, or both halves of one that is being moved to another platform
 * @param asked.deed completes "Only a host … may …"
 * @throws AppError not-signed-in, forbidden
 */
export async function requireHost(asked: {
  meetingIds: readonly string[];
  room: RoomAccess;
  actor: Actor;
  passes: readonly CallPass[];
  deed: string;
}): Promise<void> {
  const { meetingIds, room, actor, passes, deed } = asked;
  if (mayManageRoom(actor, room)) return;
  const hostPasses = passes.filter((pass) => pass.role === 'host' && meetingIds.includes(pass.meetingId));
  if ((await dropRevoked(hostPasses)).length > 0) return;
  if (hostPasses.length > 0) {
    const message = `The host link that you came with was taken back, so you can’t ${deed} any more.`;
    throw new AppError('forbidden', message);
  }
  if (!isSignedIn(actor)) throw new AppError('not-signed-in', `Sign in, or join with a host link, to ${deed}.`);
  throw new AppError('forbidden', `Only a host, the room’s owner or an administrator may ${deed}.`);
}

/** The passes that still make a host: all but those of a host link that was taken back. */
export async function dropRevoked(hostPasses: readonly CallPass[]): Promise<readonly CallPass[]> {
  const linkIds = hostPasses.flatMap(({ hostLinkId }) => hostLinkId ?? []);
  if (linkIds.length === 0) return hostPasses;
  const held = await findHeldHostLinks(linkIds);
  return hostPasses.filter(({ hostLinkId }) => hostLinkId === undefined || held.has(hostLinkId));
}

/** Whoever did something from inside a call, as the audit log and lists name them. */
export function hostActor(actor: Actor): Actor {
  return isSignedIn(actor) ? actor : { kind: 'system', name: 'a host in the call' };
}
