import { findMeetingIdByVendorRoom } from '../data/meetings';
import { findMeetingIdOfRecording } from '../data/recordings';
import type { SqlRunner } from '../data/sql';
import { findMeetingIdByVendorMeeting } from '../data/vendor-meetings';
import type { MeetingEvent } from '../video-platforms/contract';

/**
 * The meeting that an event is about, or null where none here is. By the vendor's name of the room wherever it gives
 * one; else a recording is known by its own ids, and a transcription by the vendor's id of the meeting.
 */
export async function findMeetingOfEvent(
  transaction: SqlRunner,
  platform: string,
  event: MeetingEvent,
): Promise<string | null> {
  const byRoom =
    event.roomName === null ? null : await findMeetingIdByVendorRoom(platform, event.roomName, transaction);
  if (byRoom) return byRoom;
  switch (event.type) {
    case 'recording-started':
    case 'recording-ready':
    case 'recording-failed': {
      const { recordingId: vendorRecordingId, instanceId } = event.recording;
      return findMeetingIdOfRecording(transaction, { platform, vendorRecordingId, instanceId });
    }
    case 'transcription-changed':
      return event.vendorMeetingId === null
        ? null
        : findMeetingIdByVendorMeeting(transaction, platform, event.vendorMeetingId);
    default:
      return null;
  }
}
