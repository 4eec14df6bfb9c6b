import type { Actor } from '../access/actor';
import { isAdmin, mayEnterRoom } from '../access/policies';
import type { Change } from './publish-change';

/** True where this listener may know of the change. A guest hears of the calls they are in. */
export function mayHearChange(actor: Actor, change: Change, ownMeetingIds: ReadonlySet<string>): boolean {
  if (isAdmin(actor)) return true;
  if (change.topic === 'audit' || change.topic === 'webhook' || change.topic === 'plan') return false;
  if (change.meetingId !== undefined && ownMeetingIds.has(change.meetingId)) return true;
  // A change that names no room asks everybody to look again and tells nothing.
  if (change.roomId === undefined) return true;
  const visibility = change.visibility;
  if (visibility !== 'open' && visibility !== 'members' && visibility !== 'private') return false;
  return mayEnterRoom(actor, { ownerId: change.ownerId ?? null, visibility });
}
