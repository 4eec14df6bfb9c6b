import { findRecording, updateRecording } from '../data/meetings/recordings';
import { sql } from '../data/sql';
import { getLog } from '../log';
import { getPlatformClient } from '../video-platforms';
import { VideoPlatformError } from '../video-platforms/errors';
import { factsOf } from './merge-recordings';
import { sealLink } from './seal-link';

/**
 * Asks the platform for the link to a finished recording, and keeps it sealed with the time until which it can be had.
 * For platforms whose event carries none. Safe to run twice.
 * @throws VideoPlatformError where trying again may help
 */
export async function fetchRecordingLink(recordingId: string): Promise<void> {
  const recording = await findRecording(recordingId);
  if (recording?.state !== 'ready' || recording.vendorRecordingId === null) return;
  try {
    const link = await getPlatformClient(recording.platform).recordings?.getRecordingLink?.(
      recording.vendorRecordingId,
    );
    if (!link) return;
    const sealedLink = sealLink(link.url, recording.vendorRecordingId);
    await updateRecording(sql, recording.id, {
      ...factsOf(recording),
      linkExpiresAt: link.expiresAt,
      providerData: { ...recording.providerData, sealedLink },
    });
  } catch (error) {
    if (!(error instanceof VideoPlatformError) || error.isRetryable) throw error;
    getLog().warn(
      { event: 'recording.no-link', platform: recording.platform, recordingId, code: error.code },
      'A platform gave no link to a recording',
    );
  }
}
