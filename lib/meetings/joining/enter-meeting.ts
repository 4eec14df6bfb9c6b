import { randomUUID } from 'node:crypto';
import { insertJoiningSession } from '../../data/meetings/participant-sessions';
import { getLog } from '../../log';
import { getPlatformClient } from '../../video-platforms';
import type { Grant, ParticipantRole } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import { type Meeting, toMeetingReference } from '../meeting';
import type { RoomState } from '../room-state';
import { YOUNG_MEETING_MS } from '../timing';
import { verifyVendorRoom } from '../vendor-rooms/verify-vendor-room';
import type { CallPass } from './call-pass';
import type { Joined } from './joined';

export interface Entry {
  readonly state: RoomState;
  readonly meeting: Meeting;
  /** Who this person is to the vendor: the same in every part of a gathering; a new one where it is left out. */
  readonly participantId?: string;
  readonly userId: string | null;
  readonly displayName: string;
  readonly role: ParticipantRole;
  /** The answer to being recorded; null where none was given. */
  readonly recordingConsent: boolean | null;
  /** The host link that they come by; null where something else lets them in. */
  readonly hostLinkId: string | null;
  /** Who is signed in; null for guests and keys, and where an earlier session tells who it is. */
  readonly accountId: string | null;
  /** Those that this browser got. */
  readonly callPasses: readonly CallPass[];
}

/** What somebody gets who is in. */
export type Entered = Omit<Joined, 'hostLinkId'>;

/**
 * Opens somebody's session in a meeting and describes what their page embeds. The grant inside is for this person alone
 * and is not kept.
 * @returns null where the meeting is over before this person is in it
 * @throws VideoPlatformError where the vendor is needed for a way in and gives none; see {@link refuseEntry}
 */
export async function enterMeeting(entry: Entry): Promise<Entered | null> {
  const { state, meeting, role, displayName } = entry;
  if (isRoomDoubtful(meeting, state) && !(await verifyVendorRoom(meeting))) return null;
  const sessionId = randomUUID();
  const participantId = entry.participantId ?? sessionId;
  const wayIn = await requestWayIn(entry, participantId);
  if (!wayIn) return null;
  const { grant, lacksHostRights } = wayIn;
  const hasEntered = await insertJoiningSession({
    id: sessionId,
    participantId,
    meetingId: meeting.id,
    userId: entry.userId,
    displayName,
    role,
    recordingConsent: entry.recordingConsent,
    hostLinkId: entry.hostLinkId,
    accountId: entry.accountId,
    earlierSessionIds: entry.callPasses.map((pass) => pass.sessionId),
  });
  if (!hasEntered) return null;
  const embed = getPlatformClient(meeting.platform).toEmbed(toMeetingReference(meeting, state.room.title), grant);
  return {
    room: state.room,
    meeting,
    people: state.people,
    participant: { id: sessionId, role, displayName },
    embed,
    lacksHostRights,
  };
}

interface WayIn {
  readonly grant: Grant;
  readonly lacksHostRights: boolean;
}

/** A host is let in as an ordinary participant where only a host's way in needs the key that the platform refuses. */
async function requestWayIn(entry: Entry, id: string): Promise<WayIn | null> {
  try {
    const grant = await requestGrant(entry, id);
    return grant && { grant, lacksHostRights: false };
  } catch (error) {
    if (entry.role === 'guest' || !isKeyRefused(error)) throw error;
    const { platform, operation, code } = error;
    const meetingId = entry.meeting.id;
    getLog().warn({ event: 'platform.failed', platform, operation, code, meetingId }, 'A platform refused our key');
    const grant = await requestGrant({ ...entry, role: 'guest' }, id);
    return grant && { grant, lacksHostRights: true };
  }
}

function isKeyRefused(error: unknown): error is VideoPlatformError {
  return error instanceof VideoPlatformError && error.code === 'unauthorised';
}

/** Null where the vendor says that its room is gone. */
async function requestGrant({ state, meeting, displayName, role }: Entry, id: string): Promise<Grant | null> {
  const reference = toMeetingReference(meeting, state.room.title);
  try {
    const client = getPlatformClient(meeting.platform);
    return await client.issueGrant({ meeting: reference, participant: { id, displayName }, role });
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
    if (error.code === 'not-found' && !(await verifyVendorRoom(meeting))) return null;
    throw error;
  }
}

/** Nobody is in a meeting by the vendor's word, and it is not just made: its room may have been deleted there. */
function isRoomDoubtful(meeting: Meeting, state: RoomState): boolean {
  return !state.isSomebodyConfirmed && Date.now() - meeting.createdAt.getTime() > YOUNG_MEETING_MS;
}
