import { listSessionsToReconcile, noteStillSeen } from '../../data/meetings/meeting-presence';
import { lockMeeting } from '../../data/meetings/meetings';
import { saveSession } from '../../data/meetings/participant-sessions';
import { insertDrift } from '../../data/meetings/presence-drifts';
import { type SqlRunner, sql, withTransaction } from '../../data/sql';
import { getLog } from '../../log';
import { closeEarlierSessions } from '../joining/close-earlier-sessions';
import type { Meeting } from '../meeting';
import type { PresenceAnswer, ReconcileRules } from './presence-answer';
import { type PresenceOutcome, reducePresence } from './reduce-presence';
import { settleOccupancy } from './settle-occupancy';

/** One meeting with what its vendor answered. */
export interface AnsweredMeeting {
  readonly meeting: Meeting;
  readonly answer: PresenceAnswer;
}

/** "Still there" is written this often at most: on every answer, it would be the most written of all. */
const NOTED_EVERY_MS = 60_000;

/**
 * Brings who is in to what the vendors answered. Meetings in which all is as it was, which is nearly all of them, are read
 * in one question and locked by nobody.
 */
export async function settlePresence(answered: readonly AnsweredMeeting[], rules: ReconcileRules): Promise<void> {
  const told = answered.filter(({ meeting, answer }) => rules.isBelievable(answer, meeting.vendorEndDate));
  const sessions = await listSessions(sql, told);
  const stillSeen: PresenceOutcome['stillSeen'][number][] = [];
  for (const { meeting, answer } of told) {
    const known = sessions.get(meeting.id) ?? [];
    const outcome = reducePresence(known, answer, meeting, rules);
    const lastNoted = new Map(known.map(({ id, vendorSeenAt }) => [id, vendorSeenAt?.getTime() ?? 0]));
    stillSeen.push(
      ...outcome.stillSeen.filter(({ id, at }) => at.getTime() - (lastNoted.get(id) ?? 0) > NOTED_EVERY_MS),
    );
    if (isNews(outcome, meeting)) await settleMeeting(meeting.id, answer, rules);
  }
  await noteStillSeen(stillSeen);
}

function isNews({ changes, outBefore, drift }: PresenceOutcome, meeting: Meeting): boolean {
  return changes.length > 0 || drift.unexplained !== 0 || (outBefore !== null && outBefore > (meeting.outBefore ?? 0));
}

/** Once more with the meeting locked: what came meanwhile counts as well. */
async function settleMeeting(meetingId: string, answer: PresenceAnswer, rules: ReconcileRules): Promise<void> {
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting || (meeting.state !== 'live' && meeting.state !== 'draining')) return;
    const sessions = (await listSessions(transaction, [{ meeting, answer }])).get(meetingId) ?? [];
    const { changes, outBefore, drift } = reducePresence(sessions, answer, meeting, rules);
    for (const change of changes) await saveSession(transaction, meetingId, change);
    const overtaken = outBefore === null ? 0 : await closeEarlierSessions(transaction, meeting, outBefore, rules);
    if (changes.length + overtaken > 0) await settleOccupancy(transaction, meeting, rules);
    await insertDrift(transaction, { meetingId, platform: meeting.platform, ...drift });
    if (changes.length > 0) {
      getLog().info(
        { event: 'presence.drift', platform: meeting.platform, meetingId, ...drift },
        'A vendor’s presence showed what its events had not',
      );
    }
  });
}

function listSessions(runner: SqlRunner, answered: readonly AnsweredMeeting[]) {
  const named = answered.flatMap(({ meeting, answer: { report } }) =>
    (report?.tells === 'everybody' ? report.people : report?.tells === 'visits' ? report.visits : []).map(
      ({ connectionId, participantId }) => ({ meetingId: meeting.id, connectionId, participantId }),
    ),
  );
  return listSessionsToReconcile(
    runner,
    named,
    answered.map(({ meeting }) => meeting.id),
  );
}
