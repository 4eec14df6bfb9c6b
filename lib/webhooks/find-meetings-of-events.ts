import { findMeetingIdOfRecording } from '../data/meetings/recordings';
import { findMeetingIdByVendorMeeting } from '../data/meetings/vendor-meetings';
import type { SqlRunner } from '../data/sql';
import { findMeetingIdsByVendorRooms, type NamedVendorRoom } from '../data/webhooks/meetings-of-events';
import type { MeetingEvent } from '../video-platforms/contract';

/** An event with the platform that told of it. */
export interface ToldEvent {
  readonly platform: string;
  readonly event: MeetingEvent;
}

/**
 * The meetings that events are about; those that none here fits are left out. By the vendor's name of the room wherever it
 * gives one; else a recording is known by its own ids, and a transcription by the vendor's id of the meeting.
 */
export async function findMeetingsOfEvents(
  transaction: SqlRunner,
  told: readonly ToldEvent[],
): Promise<ReadonlyMap<MeetingEvent, string>> {
  const rooms = new Map<string, NamedVendorRoom>();
  for (const { platform, event } of told) {
    if (event.roomName !== null) rooms.set(keyOf(platform, event.roomName), { platform, roomName: event.roomName });
  }
  const known = new Map<string, string>();
  for (const { platform, roomName, meetingId } of await findMeetingIdsByVendorRooms(transaction, [...rooms.values()])) {
    known.set(keyOf(platform, roomName), meetingId);
  }
  const found = new Map<MeetingEvent, string>();
  for (const { platform, event } of told) {
    const byRoom = event.roomName === null ? undefined : known.get(keyOf(platform, event.roomName));
    const meetingId = byRoom ?? (await findByOtherIds(transaction, platform, event));
    if (meetingId) found.set(event, meetingId);
  }
  return found;
}

function keyOf(platform: string, roomName: string): string {
  return JSON.stringify([platform, roomName]);
}

async function findByOtherIds(transaction: SqlRunner, platform: string, event: MeetingEvent): Promise<string | null> {
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
