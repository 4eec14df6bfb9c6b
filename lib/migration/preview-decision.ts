import type { Actor } from '../access/actor';
import { readFactsOfRoom } from '../data/rooms/room-facts';
import { findRoomToManage } from '../meetings/joining/find-room-for';
import { isAccountHeld } from '../meetings/joining/is-account-held';
import type { ForeseenDecisionView } from '../schemas/decision';
import { decideForRoom } from './decide-for-room';
import { readMigrationFacts } from './read-migration-facts';
import { toForeseenDecisionView } from './to-decision-view';

/** What somebody who joined this room now would get, and why. Decides and keeps nothing. */
export async function previewDecision(asked: {
  slug: string;
  actor: Actor;
  isForNextMeeting?: boolean;
}): Promise<ForeseenDecisionView> {
  const now = new Date();
  const [state, facts] = await Promise.all([findRoomToManage(asked.slug, asked.actor), readMigrationFacts()]);
  const room = await readFactsOfRoom(state.room.id);
  // Nobody can be let into a call whose account is gone: whoever comes gets its continuation.
  const isLost = state.meeting !== null && state.isInUse && !isAccountHeld(state.meeting);
  const asIfEmpty = isLost || asked.isForNextMeeting === true;
  const { decision } = decideForRoom(state, { ...facts, room }, { now, asIfEmpty });
  return toForeseenDecisionView(decision, { actor: asked.actor, at: now, platforms: facts.platforms });
}
