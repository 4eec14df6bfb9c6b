import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { readRoomFacts, UNKNOWN_ROOM } from '../data/room-facts';
import { listRooms } from '../data/rooms';
import { choosePlatform } from '../migration/choose-platform';
import { findWaitingChange } from '../migration/find-waiting-change';
import { readMigrationFacts } from '../migration/read-migration-facts';
import { toDecisionView } from '../migration/to-decision-view';
import type { AdminRoomView } from '../schemas/overview';
import type { Page, Paging } from '../schemas/paging';
import type { RoomSort } from '../schemas/room';
import type { RoomListing } from './room';
import { toOverrideView } from './to-override-view';
import { toRoomView } from './to-room-view';

/** All rooms for an administrator, each with what its next meeting gets, and what waits for a call to end. */
export async function listAdminRooms(
  actor: Actor,
  asked: Paging & {
    search?: string | undefined;
    platform?: string | undefined;
    live?: boolean | undefined;
    sort?: RoomSort | undefined;
  },
): Promise<Page<AdminRoomView>> {
  requireAdmin(actor);
  const now = new Date();
  const [page, facts] = await Promise.all([
    listRooms({
      viewer: { isAdmin: true, isSignedIn: true, userId: null },
      limit: asked.limit,
      cursor: asked.cursor,
      search: asked.search,
      platform: asked.platform,
      isLive: asked.live,
      sort: asked.sort,
    }),
    readMigrationFacts(),
  ]);
  const factsOfRooms = await readRoomFacts(page.items.map(({ room }) => room.id));
  const toAdminRoom = (listing: RoomListing): AdminRoomView => {
    const { room, override, live } = listing;
    const { usage, ...roomFacts } = factsOfRooms.get(room.id) ?? UNKNOWN_ROOM;
    const decision = choosePlatform({
      ...facts,
      room: { ...room, ...roomFacts },
      usage,
      override,
      openMeeting: null,
      now,
    });
    return {
      ...toRoomView(listing, actor),
      override: override ? toOverrideView(override) : null,
      next: toDecisionView(decision, { actor, at: now }),
      waiting: findWaitingChange({ live, next: decision, changedAt: room.updatedAt }),
    };
  };
  return { items: page.items.map(toAdminRoom), nextCursor: page.nextCursor };
}
