import type { Decision } from '../../migration/decision';
import { getPlatformClient } from '../../video-platforms';
import type { MeetingSettings } from '../../video-platforms/contract';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';

/** What of a room's settings is frozen into its meetings. */
export function settingsOfRoom(room: RoomState['room']): MeetingSettings {
  const { size, recording, recordingStart } = room.settings;
  return { size, recording, recordingStart };
}

/** An empty meeting serves the next joiner too, as long as nothing has changed and our clock has not run out. */
export function canReuseMeeting(
  meeting: Meeting,
  asked: { decision: Decision; room: RoomState['room']; now: Date },
): boolean {
  const wanted = settingsOfRoom(asked.room);
  return (
    meeting.platform === asked.decision.platform &&
    meeting.endDate > asked.now &&
    meeting.account === getPlatformClient(meeting.platform).account &&
    meeting.settings.size === wanted.size &&
    meeting.settings.recording === wanted.recording &&
    meeting.settings.recordingStart === wanted.recordingStart
  );
}
