import type { MeetingSettings, PlatformCapabilities } from '../video-platforms/contract';

/** Something a room needs that a platform may lack. Stable words: overrides waive them by name. */
export type RoomNeed = 'cloud-recording' | 'local-recording' | 'size';

/** What of a room's settings a platform can't give. Empty where it gives everything. */
export function findMissingNeeds(settings: MeetingSettings, capabilities: PlatformCapabilities): RoomNeed[] {
  const missing: RoomNeed[] = [];
  if (settings.recording === 'cloud' && !capabilities.cloudRecording) missing.push('cloud-recording');
  if (settings.recording === 'local' && !capabilities.localRecording) missing.push('local-recording');
  if (capabilities.largestMeeting !== null && settings.size > capabilities.largestMeeting) missing.push('size');
  return missing;
}
