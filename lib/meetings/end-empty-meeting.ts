import { lockMeeting } from '../data/meetings';
import { readOccupancy } from '../data/occupancies';
import { closeSilentPageSessions } from '../data/page-signs';
import { findRoomOfMeeting } from '../data/room-of-meeting';
import { type SqlRunner, withTransaction } from '../data/sql';
import { findCorrectionTime } from './find-correction-time';
import { finishMeeting } from './finish-meeting';
import type { Meeting } from './meeting';
import { OCCUPANCY_RULES, type OccupancyRules } from './occupancy-rules';
import { scheduleEndCheck } from './schedule-end-check';
import { settleOccupancy } from './settle-occupancy';
import { CONNECTING_HOLD_MS, PAGE_SESSION_SILENCE_MS } from './timing';

/** A meeting is not looked at for silent pages more often than this. */
const SHORTEST_PAUSE_MS = 15_000;
/** What this process's clock may be ahead of the database's, which tells what is silent. */
const CLOCK_TOLERANCE_MS = 1_000;

/**
 * Ends a meeting whose grace period is over, or that nobody ever entered. People in it, or on the way in, hold it open
 * however late it is.
 * @param rules other ones are for tests
 */
export async function endEmptyMeeting(meetingId: string, rules: OccupancyRules = OCCUPANCY_RULES): Promise<void> {
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting || (meeting.state !== 'live' && meeting.state !== 'draining')) return;
    const closed = await closeSilentPageSessions(transaction, meetingId);
    if (closed > 0) return settleOccupancy(transaction, meeting, rules);
    const next = await findNextCheck(transaction, meeting, rules);
    if (next === null) await finishMeeting(transaction, meeting, reasonOf(meeting));
    else await scheduleEndCheck(transaction, meetingId, next);
  });
}

function reasonOf({ state, startedAt }: Meeting): 'moved' | 'never-used' | 'empty' {
  if (state === 'draining') return 'moved';
  return startedAt === null ? 'never-used' : 'empty';
}

/** When to look again, or null where the meeting is over now. */
async function findNextCheck(transaction: SqlRunner, meeting: Meeting, rules: OccupancyRules): Promise<Date | null> {
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
