import { raiseOutBefore } from '../../data/meetings/meeting-presence';
import { listSessionsNotOverBefore, saveSession } from '../../data/meetings/participant-sessions';
import type { SqlRunner } from '../../data/sql';
import type { Meeting } from '../meeting';
import { endWithConference, isOpen, PRESENCE_RULES, type PresenceRules } from '../presence/presence-rules';

/**
 * Whoever came before `moment` is out, because a conference at the vendor ended then or another began: now, and where
 * their coming is told only later. The caller has locked the meeting.
 * @returns how many sessions that changed
 */
export async function closeEarlierSessions(
  transaction: SqlRunner,
  meeting: Meeting,
  moment: Date,
  rules: PresenceRules = PRESENCE_RULES,
): Promise<number> {
  const outBefore = rules.outBeforeAfter(meeting.outBefore, moment);
  if (outBefore.getTime() !== meeting.outBefore?.getTime()) await raiseOutBefore(transaction, meeting.id, outBefore);
  let closed = 0;
  for (const session of await listSessionsNotOverBefore(transaction, meeting.id, moment)) {
    const stay = endWithConference(session, moment, rules);
    if (stay.leftAt?.getTime() === session.leftAt?.getTime()) continue;
    await saveSession(transaction, meeting.id, { ...session, ...stay, state: isOpen(stay) ? 'open' : 'closed' });
    closed += 1;
  }
  return closed;
}
