import { SYSTEM } from '../access/actor';
import { recordAudit } from '../data/audit';
import { writeRelocation } from '../data/continuations';
import { findMeeting } from '../data/meetings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { carryOutRelocation } from './carry-out-relocation';
import type { Meeting } from './meeting';
import { scheduleRelocation } from './schedule-relocation';
import { RELOCATE_LEAD_MS } from './timing';

/** What no platform took is tried again after this long. */
const TRY_AGAIN_MS = 30_000;

/** What somebody planned is given up where no platform takes it for so long: the time that was said is past. */
const GIVE_UP_AFTER_MS = 15 * 60_000;

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
    if (error.code === 'no-platform' && !isHopeless) return tryAgain(meeting, now);
    await callOff(meeting, error);
  }
}

async function tryAgain({ id }: Meeting, now: Date): Promise<void> {
  await withTransaction((transaction) =>
    scheduleRelocation(transaction, id, new Date(now.getTime() + RELOCATE_LEAD_MS + TRY_AGAIN_MS)),
  );
}

/** The room belongs where the call is by now, nobody is in it, or nothing took it: everybody stays. */
async function callOff(meeting: Meeting, error: AppError): Promise<void> {
  await withTransaction(async (transaction) => {
    if (!(await writeRelocation(transaction, meeting.id, { at: null, by: null }))) return;
    await recordAudit(transaction, {
      actor: SYSTEM,
      action: 'meeting.relocation-cancelled',
      subjectKind: 'room',
      subjectId: meeting.roomId,
      before: { meetingId: meeting.id, relocateAt: meeting.relocateAt?.toISOString() ?? null },
      after: { meetingId: meeting.id, relocateAt: null },
      reason: error.message,
    });
  });
}
