import type { RoomState } from '../meetings/room-state';
import type { MeetingSettings, RecordingKind } from '../video-platforms/contract';

/** True where a meeting with these settings may be recorded, in the cloud or on a host's computer. */
export function doesRecord({ recording }: Pick<MeetingSettings, 'recording'>): boolean {
  return recording === 'cloud' || recording === 'local';
}

/**
 * How the call is recorded that somebody would join now: a meeting that goes on keeps the settings it was made with,
 * whatever its room says by now.
 */
export function recordingAhead(state: Pick<RoomState, 'room' | 'meeting' | 'isInUse'>): RecordingKind {
  const settings = state.meeting && state.isInUse ? state.meeting.settings : state.room.settings;
  return settings.recording ?? 'none';
}
