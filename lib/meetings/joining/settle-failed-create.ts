import { failReservation } from '../../data/meetings/meetings';
import type { BreakerRecord } from '../../data/platforms/platform-breakers';
import { withTransaction } from '../../data/sql';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../../jobs/queue';
import { getLog } from '../../log';
import type { PlatformFailure } from '../../migration/decision';
import { noteCreateFailure } from '../../platforms/breaker';
import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';
import { describeFailure } from './create-at-platform';
import { forgiveGuestCreate, type Newcomer } from './limit-guest-creates';

/** By the code of what went wrong. Whatever else it was, no answer came that says more. */
const FAILURES: Readonly<Record<string, PlatformFailure>> = {
  unauthorised: 'key-refused',
  rejected: 'create-refused',
  'not-found': 'create-refused',
  'malformed-response': 'create-unreadable',
  'rate-limited': 'create-busy',
};

/** A platform that was given less time than this and said nothing may be well: other platforms had used the time up. */
const FAIR_TIME_MS = 3_000;

interface FailedCreate {
  readonly room: RoomState['room'];
  readonly leaseToken: string;
  readonly supportCode: string;
  readonly newcomer: Newcomer;
  readonly isTakenOver: boolean;
  readonly isProbe?: boolean;
  readonly isMove?: boolean;
  /** How long the platform had, in milliseconds. */
  readonly gaveMs: number;
}

/**
 * Gives up a reservation that its platform made no meeting of: what may have been made there goes, the failure is counted
 * where it says something of the platform, and the log has its line.
 */
export async function settleFailedCreate(
  reserved: Meeting,
  error: unknown,
  asked: FailedCreate,
): Promise<{ readonly cause: PlatformFailure }> {
  const { room, leaseToken, supportCode, isProbe = false, isMove = false } = asked;
  const { platform } = reserved;
  const failure = describeFailure(error);
  const cause = FAILURES[failure.code] ?? 'create-failed';
  const breaker = await withTransaction(async (transaction) => {
    const wasOurs = await failReservation(transaction, { meetingId: reserved.id, leaseToken, failure });
    // The answer may have got lost on its way back: what was made at the vendor goes too.
    if (wasOurs) {
      const runAt = new Date(Date.now() + 5_000);
      await enqueueJob(transaction, closeVendorRoomJob, { meetingId: reserved.id }, { runAt });
      if (!asked.isTakenOver) await forgiveGuestCreate(transaction, room.id, asked.newcomer);
    }
    return isOutage(reserved, error, asked.gaveMs)
      ? noteCreateFailure(transaction, { platform, cause, isProbe, isMove })
      : null;
  });
  logFailure(reserved, { failure, breaker, room: room.slug, supportCode });
  return { cause };
}

/** True where a failure says something of the platform, and not of this room, this account or ourselves. */
function isOutage({ platform, account }: Meeting, error: unknown, gaveMs: number): boolean {
  if (!(error instanceof VideoPlatformError)) return false;
  if (error.code === 'rejected' || error.code === 'not-found' || error.code === 'not-configured') return false;
  // Reserved under other keys, by a process that is gone or has yet to be started anew.
  if (account !== getPlatformClient(platform).account) return false;
  return error.code !== 'unavailable' || gaveMs >= FAIR_TIME_MS;
}

function logFailure(
  { platform, id }: Meeting,
  of: {
    failure: { code: string; message: string };
    breaker: BreakerRecord | null;
    room: string;
    supportCode: string;
  },
): void {
  getLog().error(
    {
      event: 'platform.failed',
      room: of.room,
      platform,
      operation: 'createMeeting',
      ...of.failure,
      ...(of.breaker ? { failuresInRow: of.breaker.failuresInRow, leftAloneUntil: of.breaker.openUntil } : {}),
      meetingId: id,
      supportCode: of.supportCode,
    },
    of.breaker?.openUntil
      ? 'A platform failed to make a meeting and is left alone for a while'
      : 'A platform failed to make a meeting',
  );
}
