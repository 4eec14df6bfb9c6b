import type { MeetingView } from '@/lib/schemas/meeting';
import type { RoomView } from '@/lib/schemas/room';
import { RECORDING_OPTIONS, RECORDING_START_OPTIONS } from './room-options';

/** What of a room's settings waits for its call to end, in words; null where nothing does. */
export function describeWaitingSettings(asked: {
  /** What the call was made with. */
  inCall: MeetingView['settings'];
  inRoom: RoomView['settings'];
}): string | null {
  const { inCall, inRoom } = asked;
  const differences = [
    ...(inCall.size === inRoom.size ? [] : [`for ${inRoom.size} people instead of ${inCall.size}`]),
    ...(inCall.recording === inRoom.recording
      ? []
      : [
          `recording ${wordOf(RECORDING_OPTIONS, inRoom.recording)} instead of ${wordOf(RECORDING_OPTIONS, inCall.recording)}`,
        ]),
    // How a recording starts says nothing where there is none.
    ...(inCall.recordingStart === inRoom.recordingStart || inRoom.recording === 'none'
      ? []
      : [`recording starts ${wordOf(RECORDING_START_OPTIONS, inRoom.recordingStart)}`]),
    ...(inCall.meetingHours === inRoom.meetingHours
      ? []
      : [`a new call begins after ${inRoom.meetingHours} h instead of ${inCall.meetingHours} h`]),
  ];
  if (differences.length === 0) return null;
  return `New settings wait for this call to end: ${differences.join(', ')}.`;
}

function wordOf(options: readonly { readonly value: string; readonly label: string }[], value: string): string {
  const label = options.find((option) => option.value === value)?.label ?? value;
  return label.charAt(0).toLowerCase() + label.slice(1);
}
