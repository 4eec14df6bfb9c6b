import type { Meeting } from '../meetings/meeting';
import { findPlatformCapabilities } from '../video-platforms';

/** True where a meeting is recorded in the cloud and only the page of a host in its call can start that. */
export function needsHostPage({ platform, settings }: Pick<Meeting, 'platform' | 'settings'>): boolean {
  const capabilities = findPlatformCapabilities(platform);
  return (
    settings.recording === 'cloud' &&
    capabilities?.cloudRecording === true &&
    capabilities.automaticRecording === 'host-page'
  );
}
