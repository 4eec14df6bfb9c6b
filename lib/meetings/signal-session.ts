import { lockMeeting } from '../data/meetings';
import { signSession } from '../data/participant-sessions';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { getLog } from '../log';
import type { SignalInput } from '../schemas/meeting';
import type { CallPass } from './call-pass';
import { settleOccupancy } from './settle-occupancy';
import { verifyVendorRoom } from './verify-vendor-room';

/**
 * What a call page tells of itself. Only the browser that joined may speak for a session. Where the meeting is over it
 * is not an error: a page that says goodbye late has nothing to mend.
 */
export async function signalSession(asked: {
  sessionId: string;
  signal: SignalInput;
  passes: readonly CallPass[];
}): Promise<void> {
  const { sessionId, signal, passes } = asked;
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
    const signed = await signSession(transaction, { sessionId, state: signal.state });
    if (meeting && signed?.hasChanged) await settleOccupancy(transaction, meeting);
    return meeting;
  });
  // Before the answer: the page joins again after it, and must not be sent back to a room that nobody can enter.
  if (meeting && wasTurnedAway(signal)) await verifyVendorRoom(meeting);
}

/** The vendor's page let somebody in no more: as it does where the room is gone. */
function wasTurnedAway({ state, code }: SignalInput): boolean {
  return state === 'failed' && (code === 'refused' || code === 'expired');
}
