import type { Actor } from '../access/actor';
import { requireRoomManager } from '../access/policies';
import { countConsent } from '../data/meetings/recording-consent';
import { listRecordingsOfMeeting } from '../data/meetings/recordings';
import type { CallPass } from '../meetings/joining/call-pass';
import { findMeetingWithRoom } from '../meetings/vendor-rooms/find-meeting-with-room';
import type { RecordingListView } from '../schemas/recording';
import { toRecordingView } from './to-recording-view';

/**
 * The recordings of a meeting, without anything that leads to their files, and how many of those whom they concern agreed. For
 * who manages the room, and for everybody in the call: they are the ones being recorded.
 * @throws AppError meeting-not-found, not-signed-in, forbidden
 */
export async function listRecordings(asked: {
  meetingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<RecordingListView> {
  const { meetingId, actor, passes } = asked;
  const { meeting, room } = await findMeetingWithRoom(meetingId);
  if (!passes.some((pass) => pass.meetingId === meeting.id)) requireRoomManager(actor, room);
  const [recordings, consent] = await Promise.all([listRecordingsOfMeeting(meeting.id), countConsent(meeting.id)]);
  return { items: recordings.map(toRecordingView), nextCursor: null, consent };
}
