import { SYSTEM } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import { confirmReservation, failReservation, holdsReservation, lockMeeting } from '../../data/meetings/meetings';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { uploadLogoJob } from '../../jobs/definitions/upload-logo';
import { enqueueJob } from '../../jobs/queue';
import type { PlatformFailure } from '../../migration/decision';
import { noteCreateSuccess } from '../../platforms/breaker';
import { getPlatformClient } from '../../video-platforms';
import { scheduleEndCheck } from '../ending/schedule-end-check';
import type { Meeting } from '../meeting';
import { handOver } from '../relocation/hand-over';
import { scheduleRelocation } from '../relocation/schedule-relocation';
import type { RoomState } from '../room-state';
import { NEVER_USED_MS, RELOCATE_LEAD_MS } from '../timing';
import { createAtPlatform } from './create-at-platform';
import type { Newcomer } from './limit-guest-creates';
import { settleFailedCreate } from './settle-failed-create';

/** From a meeting being made to its first person being on the way into it, at most. */
const ARRIVE_MS = 2_000;

/** How a reservation beside a live meeting takes its place. */
export interface HandOver {
  /** When the people in the meeting before follow; null where they stay until they leave. */
  readonly relocateAt: () => Date | null;
  /** Nothing is made where there is nobody to hand over: the meeting before was ended meanwhile. */
  readonly isRequired: boolean;
  /** Whether the meeting before is still to be handed over, as it is at that moment. */
  readonly isWanted?: (before: Meeting) => boolean;
  /** Writes into the audit log what was done, together with it. */
  readonly record: (transaction: SqlRunner, made: Meeting) => Promise<void>;
}

/** For somebody who can't be let into the meeting that goes on: they come in, and nobody is moved. */
const BESIDE: HandOver = {
  relocateAt: () => null,
  isRequired: false,
  record: (transaction, made) =>
    recordAudit(transaction, {
      actor: SYSTEM,
      action: 'meeting.continued',
      subjectKind: 'room',
      subjectId: made.roomId,
      before: { meetingId: made.continuesId },
      after: { meetingId: made.id, platform: made.platform },
      reason: 'the keys of the account that it began in are not set up here any more',
    }),
};

/** Asks the platform for a reserved meeting. Null where it failed or another process took over: look again. */
export async function makeReservedMeeting(
  reserved: Meeting,
  asked: {
    room: RoomState['room'];
    leaseToken: string;
    supportCode: string;
    failed: Map<string, PlatformFailure>;
    deadline: number;
    isTakenOver: boolean;
    /** The one try of a platform that was left alone after many failures. */
    isProbe?: boolean;
    /** A call that is moved, and tried again where that fails. */
    isMove?: boolean;
    newcomer: Newcomer;
    handOver?: HandOver;
  },
): Promise<Meeting | null> {
  const { room, leaseToken } = asked;
  const gaveMs = asked.deadline - Date.now();
  try {
    const data = await createAtPlatform(reserved, room, {
      remainingMs: gaveMs,
      mayHaveBeenMade: asked.isTakenOver,
    });
    return await withTransaction(async (transaction) => {
      const { account, uploadLogo } = getPlatformClient(reserved.platform);
      // First, as a room has one live meeting at any moment.
      const { relocateAt, isRequired, isWanted, record } = asked.handOver ?? BESIDE;
      const isHandedOver = await takeOver(transaction, reserved, { leaseToken, isWanted, relocateAt: relocateAt() });
      if (isRequired && !isHandedOver) return giveUp(transaction, reserved.id, leaseToken);
      // The account is that of who made it: whoever reserved it may have had other keys and died.
      const meeting = await confirmReservation(transaction, { meetingId: reserved.id, leaseToken, account, data });
      if (!meeting) return null;
      await noteCreateSuccess(transaction, reserved.platform);
      if (isHandedOver) await record(transaction, meeting);
      await scheduleEndCheck(transaction, meeting.id, new Date(Date.now() + NEVER_USED_MS));
      if (meeting.relocateAt) await scheduleNextMove(transaction, meeting.id, meeting.relocateAt);
      if (uploadLogo) await enqueueJob(transaction, uploadLogoJob, { meetingId: meeting.id });
      await publishChange(transaction, {
        topic: 'meeting',
        room: room.slug,
        roomId: room.id,
        ownerId: room.ownerId,
        visibility: room.visibility,
        meetingId: meeting.id,
      });
      return meeting;
    });
  } catch (error) {
    const { cause } = await settleFailedCreate(reserved, error, { ...asked, gaveMs });
    asked.failed.set(reserved.platform, cause);
    return null;
  }
}

/** Its people were moved on while it was being made: that waits until whoever it was made for is on the way in. */
async function scheduleNextMove(transaction: SqlRunner, meetingId: string, at: Date): Promise<void> {
  const soonest = Date.now() + RELOCATE_LEAD_MS + ARRIVE_MS;
  await scheduleRelocation(transaction, meetingId, new Date(Math.max(at.getTime(), soonest)));
}

/** Hands the meeting before over, as long as the reservation that takes its place is still held. */
async function takeOver(
  transaction: SqlRunner,
  { id, continuesId }: Meeting,
  asked: { leaseToken: string; isWanted: HandOver['isWanted']; relocateAt: Date | null },
): Promise<boolean> {
  const { leaseToken, isWanted, relocateAt } = asked;
  if (continuesId === null) return false;
  // The older one first, as everywhere.
  const before = await lockMeeting(transaction, continuesId);
  if (before && isWanted?.(before) === false) return false;
  if (!(await holdsReservation(transaction, id, leaseToken))) return false;
  return handOver(transaction, continuesId, relocateAt);
}

/** Takes a meeting back that was made for nothing. */
async function giveUp(transaction: SqlRunner, meetingId: string, leaseToken: string): Promise<null> {
  const failure = {
    code: 'not-needed',
    message: 'The call that it was to continue had ended meanwhile, or stays where it is.',
  };
  await failReservation(transaction, { meetingId, leaseToken, failure });
  // Whoever gave it up meanwhile couldn't know whether the vendor had made anything.
  await enqueueJob(transaction, closeVendorRoomJob, { meetingId });
  return null;
}
