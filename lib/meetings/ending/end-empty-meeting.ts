import { lockMeeting } from '../../data/meetings/meetings';
import { readOccupancy } from '../../data/meetings/occupancies';
import { closeSilentPageSessions } from '../../data/meetings/page-signs';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import { type SqlRunner, sql, withTransaction } from '../../data/sql';
import type { Meeting } from '../meeting';
import { canBeConfirmedEmpty, confirmEmpty } from '../presence/confirm-empty';
import { findCorrectionTime } from '../presence/find-correction-time';
import { RECONCILE_RULES, type ReconcileRules } from '../presence/presence-answer';
import { settleOccupancy } from '../presence/settle-occupancy';
import { CONNECTING_HOLD_MS, PAGE_SESSION_SILENCE_MS } from '../timing';
import { finishMeeting } from './finish-meeting';
import { scheduleEndCheck } from './schedule-end-check';

/** A meeting is not looked at for silent pages more often than this. */
const SHORTEST_PAUSE_MS = 15_000;
/** What this process's clock may be ahead of the database's, which tells what is silent. */
const CLOCK_TOLERANCE_MS = 1_000;

/** Between two questions to a vendor that gives no answer. */
const ASK_AGAIN_MS = 15_000;

/**
 * Ends a meeting whose grace period is over, or that nobody ever entered. People in it, or on the way in, hold it open
 * however late it is; a vendor that lists everybody is asked whether it is empty indeed, and no answer ends nothing.
 * @param rules other ones are for tests
 */
export async function endEmptyMeeting(meetingId: string, rules: ReconcileRules = RECONCILE_RULES): Promise<void> {
  const doubtful = await endUnlessDoubtful(meetingId, rules, { isConfirmed: false });
  if (!doubtful) return;
  if (await confirmEmpty(doubtful, rules)) await endUnlessDoubtful(meetingId, rules, { isConfirmed: true });
  else await scheduleEndCheck(sql, meetingId, new Date(Date.now() + ASK_AGAIN_MS));
}

/** The meeting, where nothing but its vendor's word is missing for its end. */
function endUnlessDoubtful(
  meetingId: string,
  rules: ReconcileRules,
  { isConfirmed }: { readonly isConfirmed: boolean },
): Promise<Meeting | null> {
  return withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting || (meeting.state !== 'live' && meeting.state !== 'draining')) return null;
    const closed = await closeSilentPageSessions(transaction, meetingId);
    if (closed > 0) {
      await settleOccupancy(transaction, meeting, rules);
      return null;
    }
    const next = await findNextCheck(transaction, meeting, rules);
    if (next !== null) await scheduleEndCheck(transaction, meetingId, next);
    else if (!isConfirmed && canBeConfirmedEmpty(meeting, new Date())) return meeting;
    else await finishMeeting(transaction, meeting, reasonOf(meeting));
    return null;
  });
}

function reasonOf({ state, startedAt }: Meeting): 'moved' | 'never-used' | 'empty' {
  if (state === 'draining') return 'moved';
  return startedAt === null ? 'never-used' : 'empty';
}

/** When to look again, or null where the meeting is over now. */
async function findNextCheck(transaction: SqlRunner, meeting: Meeting, rules: ReconcileRules): Promise<Date | null> {
  const now = Date.now();
  const occupancy = await readOccupancy(transaction, meeting.id);
  const { people, firstJoinedAt, oldestPageSignAt } = occupancy;
  if (people > 0) {
    // On time for the first page that may fall silent, and not once for each of many.
    const silentAt = (oldestPageSignAt?.getTime() ?? now) + PAGE_SESSION_SILENCE_MS + CLOCK_TOLERANCE_MS;
    return new Date(Math.max(silentAt, now + SHORTEST_PAUSE_MS));
  }
  if (rules.isHeldOpen(occupancy)) return new Date(now + CONNECTING_HOLD_MS);
  const room = await findRoomOfMeeting(transaction, meeting.roomId);
  const wasUsed = meeting.startedAt !== null || firstJoinedAt !== null;
  const empty = { ...meeting, emptySince: meeting.emptySince ?? new Date(now) };
  const due = rules.endOfGrace(empty, {
    wasUsed,
    graceSeconds: room?.graceSeconds ?? 0,
    correctedWithinMs: findCorrectionTime(meeting.platform),
  });
  return due > now ? new Date(due) : null;
}
