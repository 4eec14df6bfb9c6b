import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listRefusedJoins } from '../data/meetings/refused-joins';
import { listLatestMeetings } from '../data/rooms/admin-rooms';
import { readFactsOfRoom } from '../data/rooms/room-facts';
import { decideNext } from '../migration/decide-next';
import { readMigrationFacts } from '../migration/read-migration-facts';
import { toRefusedJoinView } from '../migration/to-refused-join-view';
import { type AdminRoomDetailsView, REFUSED_MINUTES } from '../schemas/overview';
import { findRoomOrThrow } from './find-room';
import { readWaiting, toAdminRoomView } from './to-admin-room-view';

const REFUSALS_SHOWN = 10;

/** One room as the list for administrators has it, and the joins of it that were refused lately. @throws AppError not-signed-in, forbidden, room-not-found */
export async function getAdminRoom(actor: Actor, slug: string): Promise<AdminRoomDetailsView> {
  requireAdmin(actor);
  const [listing, facts] = await Promise.all([findRoomOrThrow(slug), readMigrationFacts()]);
  const { id } = listing.room;
  const now = new Date();
  const since = new Date(now.getTime() - REFUSED_MINUTES * 60_000);
  const [roomFacts, latest, refused] = await Promise.all([
    readFactsOfRoom(id),
    listLatestMeetings([id]),
    listRefusedJoins({ since, limit: REFUSALS_SHOWN, roomId: id }),
  ]);
  const subject = { listing, roomFacts, facts, now };
  const room = { ...subject, decision: decideNext(subject) };
  const waiting = (await readWaiting([room])).get(id) ?? null;
  return {
    ...toAdminRoomView(room, { actor, lastMeetingAt: latest.get(id) ?? null, waiting }),
    refusedJoins: { count: refused.count, newest: refused.newest.map(toRefusedJoinView) },
  };
}
