import { recordAudit } from '../../data/audit/audit';
import { lockMeeting } from '../../data/meetings/meetings';
import { listOpenSessions } from '../../data/meetings/participant-sessions';
import { withTransaction } from '../../data/sql';
import { getLog } from '../../log';
import { processSingleton } from '../../process-singleton';
import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import { finishMeeting } from '../ending/finish-meeting';
import { isAccountHeld } from '../joining/is-account-held';
import { type Meeting, toVendorRoom } from '../meeting';
import { VERIFIED_FOR_MS, VERIFY_TIMEOUT_MS } from '../timing';

interface Verification {
  readonly startedAt: number;
  readonly isThere: Promise<boolean>;
}

const verifications = processSingleton('vendor-room-verifications', () => new Map<string, Verification>());

/**
 * Whether a live meeting still has its room at the vendor. Somebody may have deleted it there, and then nobody can get in
 * ever again: such a meeting is ended here, so that the next joiner gets a new one. No answer counts as "there".
 *
 * Asks at most once in 20 s for each meeting and process; whoever comes meanwhile shares the answer.
 */
export function verifyVendorRoom(meeting: Meeting): Promise<boolean> {
  const now = Date.now();
  for (const [meetingId, { startedAt }] of verifications) {
    // In the order of their start, so the rest is younger.
    if (now - startedAt < VERIFIED_FOR_MS) break;
    verifications.delete(meetingId);
  }
  const known = verifications.get(meeting.id);
  if (known) return known.isThere;
  const isThere = verifyNow(meeting);
  verifications.set(meeting.id, { startedAt: now, isThere });
  // What failed here, rather than at the vendor, must not stand in the way of the next try.
  isThere.catch(() => verifications.delete(meeting.id));
  return isThere;
}

async function verifyNow(meeting: Meeting): Promise<boolean> {
  if (meeting.state !== 'live' && meeting.state !== 'draining') return false;
  if (!isAccountHeld(meeting)) return true;
  const { isRoomThere } = getPlatformClient(meeting.platform);
  if (!isRoomThere || (await askUnlessSlow(meeting, isRoomThere))) return true;
  return !(await endWithoutRoom(meeting));
}

/** What the vendor says; true also where it says nothing in time, also by a client that forgets its signal. */
async function askUnlessSlow(
  meeting: Meeting,
  ask: (room: ReturnType<typeof toVendorRoom>, signal: AbortSignal) => Promise<boolean>,
): Promise<boolean> {
  const signal = AbortSignal.timeout(VERIFY_TIMEOUT_MS);
  const timedOut = new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(true));
  });
  const answered = ask(toVendorRoom(meeting), signal).catch((error: unknown) => {
    const reason = error instanceof VideoPlatformError ? error.message : 'failed unexpectedly';
    getLog().warn(
      { event: 'vendor-room.not-verified', platform: meeting.platform, meetingId: meeting.id, reason },
      'A vendor did not say whether it still has a room',
    );
    return true;
  });
  return Promise.race([answered, timedOut]);
}

/** False where the meeting goes on. */
async function endWithoutRoom({ id: meetingId }: Meeting): Promise<boolean> {
  return withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting || (meeting.state !== 'live' && meeting.state !== 'draining')) return true;
    // A vendor hides a room past its end while those inside go on talking: ending it would put them out.
    const isPastEnd = meeting.vendorEndDate <= new Date();
    const sessions = isPastEnd ? await listOpenSessions(transaction, meetingId) : [];
    if (sessions.some(({ isBot, vendorSessionId }) => !isBot && vendorSessionId !== null)) return false;
    await finishMeeting(transaction, meeting, 'vendor-room-gone');
    await recordAudit(transaction, {
      actor: { kind: 'system', name: 'Patchbay' },
      action: 'meeting.vendor-room-gone',
      subjectKind: 'room',
      subjectId: meeting.roomId,
      before: { meetingId, state: meeting.state },
      after: { meetingId, state: 'ended' },
    });
    getLog().warn(
      { event: 'meeting.vendor-room-gone', platform: meeting.platform, meetingId },
      'A meeting was ended because its vendor no longer has its room',
    );
    return true;
  });
}
