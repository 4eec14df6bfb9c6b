import type { Meeting } from '../meetings/meeting';
import { getPlatformClient } from '../video-platforms';
import type { PlatformRecordings } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';

/**
 * What of recordings can be asked of a meeting's platform from outside its call; null where that is nothing. Without the
 * keys of the account that the meeting was made in, nothing can.
 */
export function findRemoteRecording(meeting: Pick<Meeting, 'platform' | 'account'>): PlatformRecordings | null {
  try {
    const client = getPlatformClient(meeting.platform);
    return client.account === meeting.account ? client.recordings : null;
  } catch (error) {
    if (error instanceof VideoPlatformError && (error.code === 'not-configured' || error.code === 'not-found'))
      return null;
    throw error;
  }
}

/** True where a recording of this meeting can be started from our own page. */
export function canStartRemotely(meeting: Pick<Meeting, 'platform' | 'account' | 'settings'>): boolean {
  return meeting.settings.recording === 'cloud' && findRemoteRecording(meeting)?.startRecording != null;
}
