import type { PlatformRecordings, RecordingLink, VendorRecording, VendorRoom } from '../contract';
import { callWhereby, listWhereby, type WherebyContext } from './api';
import { slashedRoomName } from './room-name-prefix';
import { accessLinkSchema, recordingSchema } from './schemas';

/** What Whereby gives where nothing is said; twelve hours is the most. */
const LINK_SECONDS = 3_600;

/** Recordings of the account. They are started and stopped from within the call only. */
export function recordingsOf(context: WherebyContext): PlatformRecordings {
  return {
    listRecordings: (room) => listRecordings(context, room),
    // Whereby gives links to its own storage only; what lies in a bucket of ours is fetched from there.
    getRecordingLink:
      context.config.recordingBucket === null ? (recordingId) => getRecordingLink(context, recordingId) : null,
    startRecording: null,
    stopRecording: null,
  };
}

async function listRecordings(context: WherebyContext, room: VendorRoom): Promise<readonly VendorRecording[]> {
  const recordings = await listWhereby(context, {
    operation: 'list-recordings',
    path: '/recordings',
    query: { roomName: slashedRoomName(room.roomName) },
    item: recordingSchema,
  });
  return recordings.map(({ recordingId, startDate, endDate }) => ({
    recordingId,
    startedAt: startDate,
    durationSeconds: endDate == null ? null : Math.max(0, (endDate.getTime() - startDate.getTime()) / 1_000),
    isFinished: endDate != null,
  }));
}

async function getRecordingLink(context: WherebyContext, recordingId: string): Promise<RecordingLink> {
  const { accessLink, expires } = await callWhereby(context, {
    operation: 'get-recording-link',
    kind: 'read-one',
    method: 'GET',
    path: `/recordings/${encodeURIComponent(recordingId)}/access-link`,
    query: { validForSeconds: String(LINK_SECONDS) },
    schema: accessLinkSchema,
  });
  return { url: accessLink, expiresAt: new Date(expires) };
}
