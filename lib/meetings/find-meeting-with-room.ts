import type { Actor } from '../access/actor';
import { requireRoomManager } from '../access/policies';
import { findMeetingsOfRoom, type MeetingWithRoom, selectMeetingWithRoom } from '../data/meeting-history';
import { AppError } from '../errors/app-error';
import type { Page, Paging } from '../schemas/paging';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A meeting and its room. @throws AppError meeting-not-found */
export async function findMeetingWithRoom(meetingId: string): Promise<MeetingWithRoom> {
  const found = UUID.test(meetingId) ? await selectMeetingWithRoom(meetingId) : null;
  if (!found) throw new AppError('meeting-not-found', 'There is no meeting with this id.');
  return found;
}

/** The same, for the room's owner or an administrator. */
export async function findMeetingToManage(meetingId: string, actor: Actor): Promise<MeetingWithRoom> {
  const found = await findMeetingWithRoom(meetingId);
  requireRoomManager(actor, found.room);
  return found;
}

/** The meetings of a room, newest first. */
export function listMeetingsOfRoom(roomId: string, paging: Paging): Promise<Page<MeetingWithRoom>> {
  return findMeetingsOfRoom(roomId, paging);
}
