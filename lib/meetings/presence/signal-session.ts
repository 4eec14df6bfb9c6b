import { lockMeeting } from '../../data/meetings/meetings';
import {
  isInByAnotherConnection,
  listOtherConnections,
  lockSigningSession,
  writePageSign,
} from '../../data/meetings/page-signs';
import { saveSession } from '../../data/meetings/participant-sessions';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { getLog } from '../../log';
import type { PageSignal } from '../../schemas/meeting';
import type { CallPass } from '../joining/call-pass';
import type { Meeting } from '../meeting';
import { verifyVendorRoom } from '../vendor-rooms/verify-vendor-room';
import { isPresenceComplete } from './presence-of-platform';
import { PRESENCE_RULES, type PresenceRules } from './presence-rules';
import { settleOccupancy } from './settle-occupancy';

/**
 * What a call page tells of itself. Only the browser that joined may speak for a session. Where the meeting is over it
 * is not an error: a page that says goodbye late has nothing to mend.
 */
export async function signalSession(asked: {
  sessionId: string;
  signal: PageSignal;
  passes: readonly CallPass[];
  /** For tests; the database's own time otherwise. */
  now?: Date;
  /** For tests as well. */
  rules?: PresenceRules;
}): Promise<void> {
  const { sessionId, signal, passes, rules = PRESENCE_RULES } = asked;
  const pass = passes.find((candidate) => candidate.sessionId === sessionId);
  if (!pass) throw new AppError('forbidden', 'Only the browser that joined may speak for this session.');
  if (signal.state === 'failed') {
    getLog().warn(
      { event: 'call.failed', sessionId, meetingId: pass.meetingId, code: signal.code },
      'A call page reports a failure',
    );
  }
  const meeting = await withTransaction(async (transaction) => {
    // The meeting before the session, as everywhere: whoever locked them the other way round would wait for an event
    // that is being applied, while that waits for them.
    const meeting = await lockMeeting(transaction, pass.meetingId);
    const hasChanged = meeting !== null && (await applySign(transaction, meeting, { ...asked, rules }));
    if (hasChanged) await settleOccupancy(transaction, meeting, rules);
    return meeting;
  });
  // Before the answer: the page joins again after it, and must not be sent back to a room that nobody can enter.
  if (meeting && mayBeGone(signal)) await verifyVendorRoom(meeting);
}

/** True where it changed who is in. */
async function applySign(
  transaction: SqlRunner,
  meeting: Meeting,
  { sessionId, signal, now, rules }: { sessionId: string; signal: PageSignal; now?: Date; rules: PresenceRules },
): Promise<boolean> {
  const locked = await lockSigningSession(transaction, sessionId);
  if (!locked) return false;
  const { session } = locked;
  const at = now ?? locked.now;
  const signed = rules.afterSign(session, signal.state, at, {
    canVendorTell: isPresenceComplete(meeting.platform),
    isInOtherwise: session.state === 'closed' && (await isInByAnotherConnection(transaction, session)),
  });
  const hasPageLeft = signal.state === 'left' || signal.state === 'failed';
  await writePageSign(transaction, { id: session.id, at, hasPageLeft, ...signed });
  if (signal.state !== 'left') return signed.state !== session.state;
  // A reconnect gave this person further connections: who leaves the page leaves with all of them.
  const others = await listOtherConnections(transaction, session);
  for (const other of others) {
    const stay = rules.wasOut(other, at, 'page');
    await saveSession(transaction, meeting.id, { ...other, ...stay, state: 'closed' });
  }
  return others.length > 0 || signed.state !== session.state;
}

/** The vendor's page let somebody in no more, as it does where the room is gone, or ended the call for everybody. */
function mayBeGone({ state, code }: PageSignal): boolean {
  return (state === 'failed' && (code === 'refused' || code === 'expired')) || (state === 'left' && code === 'ended');
}
