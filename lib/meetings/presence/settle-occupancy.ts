import { writeMeetingFigures } from '../../data/meetings/meeting-presence';
import { updateOccupancies } from '../../data/meetings/meetings';
import { type Occupancy, readOccupancies } from '../../data/meetings/occupancies';
import { findRoomsOfMeetings } from '../../data/meetings/room-of-meeting';
import type { SqlRunner } from '../../data/sql';
import { publishChanges } from '../../events/publish-change';
import { endEmptyMeetingJob } from '../../jobs/definitions/end-empty-meeting';
import { enqueueJobs } from '../../jobs/queue';
import { scheduleAutomaticRecording } from '../../recordings/schedule-automatic-recording';
import { endCheckKey } from '../ending/schedule-end-check';
import type { Meeting } from '../meeting';
import { findCorrectionTime } from './find-correction-time';
import { OCCUPANCY_RULES, type OccupancyRules } from './occupancy-rules';
import { planReconcile } from './plan-reconcile';

/**
 * After a session changed: since when the meeting is empty, when to look whether it is over, whether it is to be recorded
 * now, and who is to know.
 * @param rules other ones are for tests
 */
export async function settleOccupancy(
  transaction: SqlRunner,
  meeting: Meeting,
  rules: OccupancyRules = OCCUPANCY_RULES,
): Promise<void> {
  await settleOccupancies(transaction, [meeting], rules);
}

interface Settled {
  readonly meeting: Meeting;
  readonly occupancy: Occupancy;
  readonly emptySince: Date | null;
}

/** The same for several meetings, with few statements for all of them. */
export async function settleOccupancies(
  transaction: SqlRunner,
  meetings: readonly Meeting[],
  rules: OccupancyRules = OCCUPANCY_RULES,
): Promise<void> {
  if (meetings.length === 0) return;
  // Told late of a meeting that is over: its figures were made without this.
  for (const { id, state } of meetings) if (state === 'ended') await writeMeetingFigures(transaction, id);
  const occupancies = await readOccupancies(
    transaction,
    meetings.map(({ id }) => id),
  );
  const now = new Date();
  const settled = meetings.flatMap((meeting): Settled[] => {
    const occupancy = occupancies.get(meeting.id);
    if (!occupancy) return [];
    return [{ meeting, occupancy, emptySince: rules.emptySinceAfter(meeting.emptySince, occupancy, now) }];
  });
  await updateOccupancies(
    transaction,
    settled.map(({ meeting, occupancy, emptySince }) => ({
      meetingId: meeting.id,
      startedAt: occupancy.firstJoinedAt,
      emptySince,
      people: occupancy.people,
    })),
  );
  await tellAndPlan(transaction, settled, now, rules);
}

async function tellAndPlan(
  transaction: SqlRunner,
  settled: readonly Settled[],
  now: Date,
  rules: OccupancyRules,
): Promise<void> {
  const rooms = await findRoomsOfMeetings(
    transaction,
    settled.map(({ meeting }) => meeting.roomId),
  );
  const endChecks = settled.flatMap(({ meeting, occupancy, emptySince }) => {
    if (emptySince === null || (meeting.state !== 'live' && meeting.state !== 'draining')) return [];
    const wasUsed = meeting.startedAt !== null || occupancy.firstJoinedAt !== null;
    const graceSeconds = rooms.get(meeting.roomId)?.graceSeconds ?? 0;
    const correctedWithinMs = findCorrectionTime(meeting.platform);
    const due = rules.endOfGrace({ ...meeting, emptySince }, { wasUsed, graceSeconds, correctedWithinMs });
    const runAt = new Date(Math.max(due, now.getTime()));
    return [{ payload: { meetingId: meeting.id }, options: { runAt, jobKey: endCheckKey(meeting.id) } }];
  });
  await enqueueJobs(transaction, endEmptyMeetingJob, endChecks);
  for (const { meeting, occupancy } of settled) {
    if (occupancy.people > 0) await scheduleAutomaticRecording(transaction, meeting);
    await planReconcile(transaction, meeting);
  }
  await publishChanges(
    transaction,
    settled.flatMap(({ meeting }) => {
      const room = rooms.get(meeting.roomId);
      return room ? [{ topic: 'meeting' as const, ...room.change, meetingId: meeting.id }] : [];
    }),
  );
}
