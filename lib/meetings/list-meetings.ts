import type { Actor } from '../access/actor';
import { listRecordingsByMeeting } from '../data/meetings/recordings';
import { toRecordingView } from '../recordings/to-recording-view';
import type { ListedMeetingView } from '../schemas/meeting';
import type { Page, Paging } from '../schemas/paging';
import { toMeetingView } from './to-meeting-view';
import { listMeetingsOfRoom } from './vendor-rooms/find-meeting-with-room';

/**
 * The meetings of a room, newest first, each with what was recorded of it. Whether the actor may see them was asked when the
 * room was found.
 */
export async function listMeetings(asked: {
  roomId: string;
  paging: Paging;
  actor: Actor;
}): Promise<Page<ListedMeetingView>> {
  const { items, nextCursor } = await listMeetingsOfRoom(asked.roomId, asked.paging);
  const recordings = await listRecordingsByMeeting(items.map(({ meeting }) => meeting.id));
  return {
    items: items.map((found) => ({
      ...toMeetingView(found, asked.actor),
      recordings: (recordings.get(found.meeting.id) ?? []).map(toRecordingView),
    })),
    nextCursor,
  };
}
