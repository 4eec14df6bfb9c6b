import { insertRefusedJoin } from '../../data/meetings/refused-joins';
import { getLog } from '../../log';
import type { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';
import { makeSupportCode } from './support-code';

/** Somebody whom the platform of a call that goes on gave no way into it. */
export interface RefusedEntry {
  readonly room: RoomState['room'];
  /** How many are in the call. */
  readonly people: number;
  readonly meeting: Meeting;
  /** What the platform did instead. */
  readonly error: VideoPlatformError;
}

/** By the code of what went wrong; whatever else it was, no answer came that says more. */
const CAUSES: Readonly<Partial<Record<VideoPlatformError['code'], string>>> = {
  unauthorised: 'key-refused',
  rejected: 'grant-refused',
  'not-found': 'grant-refused',
  'malformed-response': 'grant-unreadable',
  'rate-limited': 'grant-busy',
  'not-configured': 'not-configured',
};

/**
 * Keeps a join that was refused as the call's platform gave no way in, with its line in the log.
 * @returns the support code for whoever was refused
 */
export async function keepRefusedEntry({ room, meeting, error }: RefusedEntry): Promise<string> {
  const { platform, operation, code, reason } = error;
  const supportCode = makeSupportCode();
  getLog().warn(
    {
      event: 'platform.failed',
      room: room.slug,
      platform,
      operation,
      code,
      reason,
      meetingId: meeting.id,
      supportCode,
    },
    code === 'unauthorised' ? 'A platform refused our key' : 'A platform gave no way into a call that goes on there',
  );
  const cause = CAUSES[code] ?? 'grant-failed';
  await insertRefusedJoin({
    roomId: room.id,
    cause: 'platform-unavailable',
    supportCode,
    steps: [{ step: 'OPEN_MEETING', answer: 'cannot-now', platform, cause, part: null }],
  });
  return supportCode;
}
