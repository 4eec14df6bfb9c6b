import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listLatestMeetings } from '../data/admin-rooms';
import { readFactsOfRoom } from '../data/room-facts';
import { readMigrationFacts } from '../migration/read-migration-facts';
import type { AdminRoomView } from '../schemas/overview';
import { findRoomOrThrow } from './find-room';
import { toAdminRoomView } from './to-admin-room-view';

/** One room as the list for administrators has it. @throws AppError not-signed-in, forbidden, room-not-found */
export async function getAdminRoom(actor: Actor, slug: string): Promise<AdminRoomView> {
  requireAdmin(actor);
  const [listing, facts] = await Promise.all([findRoomOrThrow(slug), readMigrationFacts()]);
  const { id } = listing.room;
  const [roomFacts, latest] = await Promise.all([readFactsOfRoom(id), listLatestMeetings([id])]);
  const subject = { listing, roomFacts, facts, now: new Date() };
  return toAdminRoomView(subject, { actor, lastMeetingAt: latest.get(id) ?? null });
}
