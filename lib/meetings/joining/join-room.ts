import type { Actor } from '../../access/actor';
import { mayManageRoom, userIdOf } from '../../access/policies';
import { doesGatheringGoOn } from '../../data/meetings/gatherings';
import { sql } from '../../data/sql';
import { askAtDoor, noteEntered } from '../../door/ask-at-door';
import type { WaitingPass } from '../../door/waiting-pass';
import { recordingAhead } from '../../recordings/does-record';
import { requireConsentAnswer } from '../../recordings/require-consent-answer';
import { findValidHostLink } from '../../rooms/find-valid-host-link';
import { refuseHostKey } from '../../rooms/refuse-host-key';
import type { JoinInput } from '../../schemas/meeting';
import type { ParticipantRole } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { RoomState } from '../room-state';
import type { CallPass } from './call-pass';
import { enterMeeting } from './enter-meeting';
import { assertMayEnter, findRoomOrThrow } from './find-room-for';
import type { Joined } from './joined';
import { newcomerOf, TRUSTED } from './limit-guest-creates';
import { openMeeting } from './open-meeting';
import { refuseClosing } from './refuse-closing';
import { refuseEnded } from './refuse-ended';
import { refuseEntry } from './refuse-entry';
import { retireUnusableMeeting } from './retire-unusable-meeting';

interface JoinRequest {
  readonly slug: string;
  readonly input: JoinInput;
  readonly actor: Actor;
  /** Where a guest comes from; null or left out where that isn't known. */
  readonly address?: string | null;
  /** The calls that this browser was let into before. */
  readonly callPasses?: readonly CallPass[];
  /** Its places in line. */
  readonly waitingPasses?: readonly WaitingPass[];
}

/** How often a join looks again where the meeting ended between finding and entering it. */
const ATTEMPTS = 3;

/**
 * Lets one person into a room: finds or makes the meeting, opens their session and describes what their page embeds.
 * The grant inside is for this person alone and is not kept.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you, invalid-key, consent-required, no-platform,
 *   platform-unavailable, too-many-requests, must-wait, not-admitted, room-closing, meeting-ended
 */
export async function joinRoom(asked: JoinRequest): Promise<Joined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const joined = await tryToJoin(asked, { mayRetire: attempt === 1 });
    if (joined) return joined;
  }
  const { room } = await findRoomOrThrow(asked.slug);
  throw await refuseEnded(room, 'This call ended just as you came in. Join again to start a new one.');
}

/** Null where the meeting is over before this person is in it. */
async function tryToJoin(asked: JoinRequest, { mayRetire }: { mayRetire: boolean }): Promise<Joined | null> {
  const { slug, input, actor, address = null, callPasses = [], waitingPasses = [] } = asked;
  const state = await findRoomOrThrow(slug);
  const { role, hostLinkId: givenLinkId } = await findRole(actor, state.room, input.hostKey);
  if (state.room.isClosing && !(await wasInCall(state, callPasses))) throw refuseClosing();
  // Before a meeting is made: nobody unasked has one made that is recorded.
  requireConsentAnswer(recordingAhead(state), input.consent);
  const { displayName } = input;
  const admission = await askAtDoor({ state, role, displayName, actor, address, callPasses, waitingPasses });
  const hostLinkId = givenLinkId ?? admission.hostLinkId;
  const isVouchedFor = role === 'host' || admission.waitingId !== null;
  const meeting = await openMeeting(state, isVouchedFor ? TRUSTED : newcomerOf(actor, address));
  // And of the meeting that it became: somebody else may have begun one under other settings meanwhile.
  requireConsentAnswer(meeting.settings.recording ?? 'none', input.consent);
  const recordingConsent = input.consent ?? null;
  const accountId = actor.kind === 'user' ? actor.id : null;
  const person = { userId: userIdOf(actor), accountId, callPasses, displayName, role, recordingConsent, hostLinkId };
  const entered = await enterMeeting({ state, meeting, ...person }).catch(async (error: unknown) => {
    if (!(error instanceof VideoPlatformError)) throw error;
    // One that was made just now would fare no better.
    if (error.code === 'unauthorised' && mayRetire && (await retireUnusableMeeting(meeting))) return null;
    throw await refuseEntry({ room: state.room, people: state.people, meeting, error });
  });
  if (!entered) return null;
  await noteEntered(admission, meeting.id);
  return { ...entered, hostLinkId };
}

/** Whoever was in the call comes back into it, by the pass that joining gave their browser. */
function wasInCall(state: RoomState, callPasses: readonly CallPass[]): Promise<boolean> {
  return doesGatheringGoOn(sql, {
    roomId: state.room.id,
    liveMeetingId: state.meeting?.id ?? null,
    meetingIds: callPasses.map(({ meetingId }) => meetingId),
  });
}

/** Host for who manages the room or carries a valid host link; a link also opens a room that is closed otherwise. */
async function findRole(
  actor: Actor,
  room: RoomState['room'],
  hostKey: string | undefined,
): Promise<{ role: ParticipantRole; hostLinkId: string | null }> {
  if (hostKey !== undefined) {
    const link = await findValidHostLink(room.id, hostKey);
    // Who manages the room is a host without the link as well, and stays one when it is taken back.
    if (link) return { role: 'host', hostLinkId: mayManageRoom(actor, room) ? null : link.id };
    throw refuseHostKey();
  }
  assertMayEnter(actor, room);
  return { role: mayManageRoom(actor, room) ? 'host' : 'guest', hostLinkId: null };
}
