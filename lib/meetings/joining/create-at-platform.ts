import { getPlatformClient } from '../../video-platforms';
import type { MeetingData } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';
import { CREATE_TIMEOUT_MS } from '../timing';

/**
 * Asks a platform for the meeting that was reserved, with a limit that holds even where a client forgets its signal.
 * @param options `remainingMs` is what is left of the whole join; `mayHaveBeenMade` is true where somebody asked before
 */
export async function createAtPlatform(
  reserved: Meeting,
  room: RoomState['room'],
  options: { readonly remainingMs: number; readonly mayHaveBeenMade: boolean },
): Promise<MeetingData> {
  const { remainingMs, mayHaveBeenMade } = options;
  const signal = AbortSignal.timeout(Math.max(1, Math.min(CREATE_TIMEOUT_MS, remainingMs)));
  const timedOut = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(
        new VideoPlatformError({
          platform: reserved.platform,
          operation: 'createMeeting',
          code: 'unavailable',
          reason: `did not answer within ${CREATE_TIMEOUT_MS / 1000} s`,
        }),
      ),
    );
  });
  const created = getPlatformClient(reserved.platform).createMeeting({
    roomNamePrefix: reserved.vendorRoomName,
    endDate: reserved.vendorEndDate,
    room: { slug: room.slug, title: room.title, settings: reserved.settings },
    mayHaveBeenMade,
    signal,
  });
  return Promise.race([created, timedOut]);
}

/** What is kept and logged of a failed create: a code and a sentence, never a secret. */
export function describeFailure(error: unknown): { code: string; message: string } {
  if (error instanceof VideoPlatformError) return { code: error.code, message: error.reason };
  return { code: 'unexpected', message: error instanceof Error ? error.message : 'An unknown error' };
}
