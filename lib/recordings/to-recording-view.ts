import type { RecordingView } from '../schemas/recording';
import type { Recording } from './recording';

/** A recording as lists show it: nothing that leads to its file. */
export function toRecordingView(recording: Recording): RecordingView {
  return {
    id: recording.id,
    meetingId: recording.meetingId,
    platform: recording.platform,
    state: recording.state,
    startedAt: recording.startedAt?.toISOString() ?? null,
    durationSeconds: recording.durationSeconds,
    requestedBy: recording.requestedBy,
    linkExpiresAt: recording.linkExpiresAt?.toISOString() ?? null,
    error: recording.error,
    isOurs: recording.instanceId !== null,
    createdAt: recording.createdAt.toISOString(),
  };
}
