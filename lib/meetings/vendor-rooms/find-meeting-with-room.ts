import type { Actor } from '../../access/actor';
import { requireRoomManager } from '../../access/policies';
import { findMeetingsOfRoom, type MeetingWithRoom, selectMeetingWithRoom } from '../../data/meetings/meeting-history';
import { AppError } from '../../errors/app-error';
import type { Page, Paging } from '../../schemas/paging';
import type { CallPass } from '../joining/call-pass';

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

/**
 * The same, also for everybody in the call, by the pass that joining gave their browser: whoever came by a host link need
 * not have an account.
 */
export async function findMeetingToFollow(asked: {
  meetingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<MeetingWithRoom> {
  const found = await findMeetingWithRoom(asked.meetingId);
  if (!asked.passes.some((pass) => pass.meetingId === found.meeting.id)) requireRoomManager(asked.actor, found.room);
  return found;
}

/** The meetings of a room, newest first. */
export function listMeetingsOfRoom(roomId: string, paging: Paging): Promise<Page<MeetingWithRoom>> {
  return findMeetingsOfRoom(roomId, paging);
}
