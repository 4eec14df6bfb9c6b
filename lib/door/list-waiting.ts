import type { Actor } from '../access/actor';
import { listWaitingPeople } from '../data/meetings/waiting-people';
import type { CallPass } from '../meetings/joining/call-pass';
import type { WaitingPersonView } from '../schemas/door';
import { findHostedRoom } from './find-hosted-room';
import { toWaitingPersonView } from './to-waiting-person-view';

/**
 * Who waits to be let into a room, first come first, for its hosts.
 * @throws AppError room-not-found, not-signed-in, forbidden
 */
export async function listWaiting(asked: {
  slug: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<WaitingPersonView[]> {
  const { room } = await findHostedRoom({ ...asked, deed: 'see who waits' });
  return (await listWaitingPeople(room.id)).map(toWaitingPersonView);
}
