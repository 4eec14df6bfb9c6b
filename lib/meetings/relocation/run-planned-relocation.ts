import { SYSTEM } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import { writeRelocation, writeRelocationFailure } from '../../data/meetings/continuations';
import { findMeeting, lockMeeting } from '../../data/meetings/meetings';
import { withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import type { Meeting } from '../meeting';
import { RELOCATE_LEAD_MS } from '../timing';
import { carryOutRelocation } from './carry-out-relocation';
import { describeUnmoved } from './move-obstacle';
import { tellOfFailure, toFailure } from './record-failed-relocation';
import { scheduleRelocation } from './schedule-relocation';

/** What no platform took is tried again after this long. */
const TRY_AGAIN_MS = 30_000;

/** What somebody planned is given up where no platform takes it for so long: the time that was said is past. */
const GIVE_UP_AFTER_MS = 5 * 60_000;

/** Moves the people of a meeting where it is time to, by a plan that still holds. Safe to run twice. */
export async function runPlannedRelocation(meetingId: string, now: Date): Promise<void> {
  const meeting = await findMeeting(meetingId);
  if (meeting?.state !== 'live' || meeting.relocateAt === null) return;
  const { relocateAt, relocateBy } = meeting;
  // A later time was chosen since: that appointment stands in the queue, or the sweep finds it.
  if (relocateAt.getTime() - RELOCATE_LEAD_MS > now.getTime() + 1_000) return;
  try {
    await carryOutRelocation({
      meeting,
      actor: SYSTEM,
      at: relocateAt,
      ...(relocateBy === null
        ? { cause: 'vendor-end' as const }
        : { cause: 'requested' as const, reason: `as ${relocateBy} had planned` }),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'meeting-ended') return;
    const isHopeless = relocateBy !== null && now.getTime() - relocateAt.getTime() > GIVE_UP_AFTER_MS;
    if (error.code === 'no-platform' && !isHopeless) return tryAgain(meeting, error, now);
    await callOff(meeting, error, now);
  }
}

/** Whoever is in the call is told that the move is late, and why. */
async function tryAgain(meeting: Meeting, error: AppError, now: Date): Promise<void> {
  const failure = toFailure(error, now);
  await withTransaction(async (transaction) => {
    const retryAt = new Date(now.getTime() + RELOCATE_LEAD_MS + TRY_AGAIN_MS);
    await scheduleRelocation(transaction, meeting.id, retryAt);
    if (failure && (await writeRelocationFailure(transaction, meeting.id, failure)))
      await tellOfFailure(transaction, meeting);
  });
}

/** The room belongs where the call is by now, nobody is in it, or nothing took it: everybody stays. */
async function callOff(meeting: Meeting, error: AppError, now: Date): Promise<void> {
  const { id: meetingId, relocateAt } = meeting;
  const failure = error.code === 'no-platform' ? toFailure(error, now) : null;
  await withTransaction(async (transaction) => {
    const current = await lockMeeting(transaction, meetingId);
    // Somebody called it off, or planned another one, while this one was tried.
    if (current?.relocateAt?.getTime() !== relocateAt?.getTime()) return;
    if (!(await writeRelocation(transaction, meetingId, { at: null, by: null, failure }))) return;
    await recordAudit(transaction, {
      actor: SYSTEM,
      action: 'meeting.relocation-cancelled',
      subjectKind: 'room',
      subjectId: meeting.roomId,
      before: { meetingId, relocateAt: relocateAt?.toISOString() ?? null },
      after: { meetingId, relocateAt: null },
      reason: failure ? describeUnmoved(failure, meeting.platform) : error.message,
    });
    await tellOfFailure(transaction, meeting);
  });
}
