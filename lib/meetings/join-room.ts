import { randomUUID } from 'node:crypto';
import type { Actor } from '../access/actor';
import { mayManageRoom, userIdOf } from '../access/policies';
import { insertJoiningSession } from '../data/participant-sessions';
import { AppError } from '../errors/app-error';
import { findValidHostLink } from '../rooms/find-valid-host-link';
import type { JoinInput } from '../schemas/meeting';
import { getPlatformClient } from '../video-platforms';
import type { EmbedDescriptor, ParticipantRole } from '../video-platforms/contract';
import { assertMayEnter, findRoomOrThrow } from './find-room-for';
import { type Meeting, toMeetingReference } from './meeting';
import { openMeeting } from './open-meeting';
import type { RoomState } from './room-state';

export interface Joined {
  readonly room: RoomState['room'];
  readonly meeting: Meeting;
  readonly people: number;
  readonly participant: { readonly id: string; readonly role: ParticipantRole; readonly displayName: string };
  readonly embed: EmbedDescriptor;
}

/** How often a join looks again where the meeting ended between finding and entering it. */
const ATTEMPTS = 3;

/**
 * Lets one person into a room: finds or makes the meeting, opens their session and describes what their page embeds.
 * The grant inside is for this person alone and is not kept.
 * @throws AppError room-not-found, not-signed-in, room-not-open-to-you, invalid-key, no-platform
 */
export async function joinRoom(asked: { slug: string; input: JoinInput; actor: Actor }): Promise<Joined> {
  const { slug, input, actor } = asked;
  for (let attempt = 1; ; attempt += 1) {
    const state = await findRoomOrThrow(slug);
    const role = await findRole(actor, state.room, input.hostKey);
    const meeting = await openMeeting(state);
    const participant = { id: randomUUID(), role, displayName: input.displayName };
    const client = getPlatformClient(meeting.platform);
    const reference = toMeetingReference(meeting, state.room.title);
    const grant = await client.issueGrant({ meeting: reference, participant, role });
    const hasEntered = await insertJoiningSession({
      ...participant,
      meetingId: meeting.id,
      userId: userIdOf(actor),
    });
    if (hasEntered) {
      return { room: state.room, meeting, people: state.people, participant, embed: client.toEmbed(reference, grant) };
    }
    if (attempt === ATTEMPTS) {
      throw new AppError('meeting-ended', 'This call ended just as you came in. Join again to start a new one.');
    }
  }
}

/** Host for who manages the room or carries a valid host link; a link also opens a room that is closed otherwise. */
async function findRole(actor: Actor, room: RoomState['room'], hostKey: string | undefined): Promise<ParticipantRole> {
  if (hostKey !== undefined) {
    const link = await findValidHostLink(room.id, hostKey);
    if (link) return 'host';
    throw new AppError('invalid-key', "This host link isn't valid any more. Ask for a new one, or join as a guest.");
  }
  assertMayEnter(actor, room);
  return mayManageRoom(actor, room) ? 'host' : 'guest';
}
