import { findMeeting } from '../../data/meetings/meetings';
import { findPersonInCall, type PersonInCall } from '../../data/meetings/person-sessions';
import { findRoomStateById } from '../../data/rooms/room-states';
import { AppError } from '../../errors/app-error';
import { requireConsentAnswer } from '../../recordings/require-consent-answer';
import type { ParticipantRole } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { CallPass } from '../joining/call-pass';
import { type Entered, type Entry, enterMeeting } from '../joining/enter-meeting';
import type { Joined } from '../joining/joined';
import { TRUSTED } from '../joining/limit-guest-creates';
import { openMeeting } from '../joining/open-meeting';
import { refuseEnded } from '../joining/refuse-ended';
import { refuseEntry } from '../joining/refuse-entry';
import type { Meeting } from '../meeting';
import { dropRevoked } from '../require-host';
import type { RoomState } from '../room-state';

/** How often it is looked again where the continuation ended between finding and entering it. */
const ATTEMPTS = 3;

/**
 * Takes somebody along from a meeting whose people are sent to its continuation: same name, role and answer to being
 * recorded, no door, and no question but that one where it was never asked. Only the browser that joined may do so, and only while its person is in the call.
 * @throws AppError forbidden, participant-not-found, session-over, meeting-ended, nothing-to-move, consent-required,
 *   no-platform, platform-unavailable
 */
export async function continueSession(asked: {
  sessionId: string;
  passes: readonly CallPass[];
  consent?: boolean | undefined;
}): Promise<Joined> {
  const { sessionId, passes, consent } = asked;
  const pass = passes.find((candidate) => candidate.sessionId === sessionId);
  if (!pass) {
    throw new AppError('forbidden', 'Only the browser that joined may speak for this session.');
  }
  const person = await findPersonInCall(sessionId);
  if (!person) throw new AppError('participant-not-found', 'There is no such session.');
  const before = await findMeeting(person.meetingId);
  if (before?.state === 'live') throw new AppError('nothing-to-move', 'This call goes on where it is.');
  if (before?.state !== 'draining') throw new AppError('meeting-ended', 'This call is over.');
  if (!person.isIn) throw new AppError('session-over', 'You have left this call. Join again to come back.');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const state = await findRoomOfCall(before);
    const hostLinkId = pass.hostLinkId ?? null;
    const role = await findRole(person, pass);
    const recordingConsent = consent ?? person.recordingConsent;
    const known = { ...person, role, recordingConsent };
    const joined = await enterContinuation(state, { ...known, hostLinkId, accountId: null, callPasses: [pass] });
    if (joined) return { ...joined, hostLinkId };
  }
  const { room } = await findRoomOfCall(before);
  throw await refuseEnded(room, 'The call’s continuation ended just as you came in. Join again to start a new one.');
}

async function findRoomOfCall({ roomId }: Meeting): Promise<RoomState> {
  const state = await findRoomStateById(roomId);
  if (!state) throw new AppError('meeting-ended', 'This call is over: its room was deleted.');
  return state;
}

/** A host stays one, unless the host link that made them one was taken back meanwhile. */
async function findRole({ role }: PersonInCall, pass: CallPass): Promise<ParticipantRole> {
  if (role === 'guest') return 'guest';
  return (await dropRevoked([pass])).length > 0 ? 'host' : 'guest';
}

async function enterContinuation(
  state: RoomState,
  person: PersonInCall & Pick<Entry, 'hostLinkId' | 'accountId' | 'callPasses'>,
): Promise<Entered | null> {
  const meeting = await openMeeting(state, TRUSTED);
  requireConsentAnswer(meeting.settings.recording ?? 'none', person.recordingConsent ?? undefined);
  return enterMeeting({ state, meeting, ...person }).catch(async (error: unknown) => {
    if (!(error instanceof VideoPlatformError)) throw error;
    throw await refuseEntry({ room: state.room, people: state.people, meeting, error });
  });
}
