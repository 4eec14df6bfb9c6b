import type { PlatformRecordings, PlatformServices } from '../contract';
import { VideoPlatformError } from '../errors';
import { callDaily, dailyError, isNotFound, roomPath } from './api';
import type { DailyConfig } from './config';
import { RECORDINGS_LIST, RECORDINGS_START } from './limits';
import { listPages } from './list-pages';
import { accessLinkSchema, recordingStartSchema, recordingsSchema } from './schemas';

/** From 15 minutes (in a bucket of one's own) to 12 hours are possible. */
const LINK_SECONDS = 3_600;

/** Right after the first person came in, Daily says for some seconds that nobody is there. */
const CALL_APPEARS_AFTER_MS = 5_000;

/** What Daily has recorded, and starting and stopping from outside the call. */
export function makeRecordings(config: DailyConfig, services: PlatformServices): PlatformRecordings {
  return {
    listRecordings: async ({ roomName }) => {
      const recordings = await listPages(async (query) => {
        const { data } = await callDaily(config, services, {
          operation: 'list-recordings',
          method: 'GET',
          path: `/recordings?${new URLSearchParams({ room_name: roomName, ...query })}`,
          schema: recordingsSchema,
          retry: 'always',
          turns: RECORDINGS_LIST,
        });
        return data;
      });
      return recordings
        .filter((recording) => (recording.room_name ?? roomName) === roomName && recording.status !== 'canceled')
        .map(({ id, start_ts: startedAt, duration, status }) => ({
          recordingId: id,
          startedAt,
          durationSeconds: duration ?? null,
          isFinished: status === 'finished',
        }));
    },
    getRecordingLink: async (recordingId) => {
      const link = await callDaily(config, services, {
        operation: 'get-recording-link',
        method: 'GET',
        path: `/recordings/${encodeURIComponent(recordingId)}/access-link?valid_for_secs=${LINK_SECONDS}`,
        schema: accessLinkSchema,
        retry: 'always',
      });
      return { url: link.download_link, expiresAt: link.expires };
    },
    startRecording: ({ roomName }, instanceId) => startRecording(config, services, roomName, instanceId),
    stopRecording: ({ roomName }, instanceId) => stopRecording(config, services, roomName, instanceId),
  };
}

/**
 * Starts a recording under our id. `unavailable` where no worker is free, `not-found` where Daily sees nobody in the call.
 * @returns no id where a recording runs under this one already
 */
async function startRecording(
  config: DailyConfig,
  services: PlatformServices,
  roomName: string,
  instanceId: string,
): Promise<{ readonly recordingId: string | null }> {
  const started = await callDaily(config, services, {
    operation: 'start-recording',
    method: 'POST',
    path: `${roomPath(roomName)}/recordings/start`,
    body: { type: 'cloud', instanceId },
    schema: recordingStartSchema,
    readRefusal: ({ status, text }) => {
      if (status === 400 && text.includes('has an active stream')) return {};
      if (status === 404 && text.includes('hosting a call')) {
        throw dailyError('start-recording', 'not-found', 'sees nobody in the call yet', CALL_APPEARS_AFTER_MS);
      }
      return null;
    },
    retry: 'when-not-made',
    turns: RECORDINGS_START,
  });
  return { recordingId: started.id ?? started.recordingId ?? null };
}

/** Where nothing is recorded under this id any more, or nobody is in the call, there is nothing to stop. */
async function stopRecording(
  config: DailyConfig,
  services: PlatformServices,
  roomName: string,
  instanceId: string,
): Promise<void> {
  try {
    await callDaily(config, services, {
      operation: 'stop-recording',
      method: 'POST',
      path: `${roomPath(roomName)}/recordings/stop`,
      body: { type: 'cloud', instanceId },
      schema: null,
      retry: 'always',
    });
  } catch (error) {
    // Daily documents 400 for this, and what we send leaves nothing else to be wrong.
    const isOver = error instanceof VideoPlatformError && (error.code === 'rejected' || isNotFound(error));
    if (!isOver) throw error;
  }
}
