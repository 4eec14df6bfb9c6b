import type { EventParticipant, MeetingEvent } from '../contract';
import { isJitsiMachine } from '../shared/jitsi-machine';
import type { EventSyncPost, Occupant } from './schemas';

/**
 * What one post of event_sync means. Pure. A breakout room carries its parent's name: people in it are still in the
 * meeting, while its own beginning and end are not the meeting's.
 *
 * A tenant's room keeps its prefix (`[acme]standup`): where the server does not verify tenants, a token for `standup`
 * opens that other conference too, and its end must not end ours.
 */
export function mapEvent(eventName: string, post: EventSyncPost): readonly MeetingEvent[] {
  switch (eventName) {
    case 'muc-room-created':
      return mapCreated(post);
    case 'muc-room-destroyed':
      return mapDestroyed(post);
    case 'muc-occupant-joined':
      return mapOccupant('participant-joined', post, post.occupant, post.occupant?.joined_at);
    case 'muc-occupant-left':
      return mapOccupant('participant-left', post, post.occupant, post.occupant?.left_at);
    default:
      return [];
  }
}

/** A conference is made for its first person, so whoever came to an earlier one is out, also where its end was lost. */
function mapCreated(post: EventSyncPost): readonly MeetingEvent[] {
  if (isBreakout(post) || post.created_at == null) return [];
  return [{ type: 'meeting-started', roomName: roomNameOf(post), at: dateOf(post.created_at), wasEmpty: true }];
}

/** Everybody who was in is out, also those whose own `left` got lost on the way. */
function mapDestroyed(post: EventSyncPost): readonly MeetingEvent[] {
  const destroyedAt = post.destroyed_at;
  const left = post.all_occupants.flatMap((occupant) =>
    mapOccupant('participant-left', post, occupant, occupant.left_at ?? destroyedAt),
  );
  if (isBreakout(post) || destroyedAt == null) return left;
  const startedAt = post.created_at == null ? null : dateOf(post.created_at);
  return [...left, { type: 'meeting-ended', roomName: roomNameOf(post), at: dateOf(destroyedAt), startedAt }];
}

function mapOccupant(
  type: 'participant-joined' | 'participant-left',
  post: EventSyncPost,
  occupant: Occupant | null | undefined,
  at: number | null | undefined,
): readonly MeetingEvent[] {
  if (!occupant || at == null) return [];
  const event = { roomName: roomNameOf(post), at: dateOf(at), participant: participantOf(post, occupant) };
  if (type === 'participant-joined' || occupant.joined_at == null) return [{ type, ...event }];
  return [{ type, ...event, joinedAt: dateOf(occupant.joined_at) }];
}

function participantOf(post: EventSyncPost, occupant: Occupant): EventParticipant {
  return {
    connectionId: connectionIdOf(post, occupant),
    participantId: occupant.id ?? null,
    displayName: occupant.name ?? null,
    isHost: isHost(occupant),
    isBot: isJitsiMachine(occupant.occupant_jid),
  };
}

/**
 * One visit of one connection. Going into a breakout room is a `left` of the main room and a `joined` of the breakout
 * room by the same XMPP connection, in the same second and in either order: were both one connection, the `left` could
 * put out somebody who is still there. So is leaving and coming back: `joined_at` keeps a late `left` from closing
 * the newer visit.
 */
function connectionIdOf(post: EventSyncPost, occupant: Occupant): string {
  const visit = occupant.joined_at == null ? '' : `#${Math.floor(occupant.joined_at)}`;
  const breakout = isBreakout(post) ? `#${post.breakout_room_id ?? 'breakout'}` : '';
  return `${occupant.occupant_jid}${visit}${breakout}`;
}

/** Whether a connection, as this file names them, is one to a breakout room. */
export function isInBreakout(connectionId: string): boolean {
  return !/^[^#]*(#\d+)?$/.test(connectionId);
}

function isHost(occupant: Occupant): boolean | null {
  const { affiliation, moderator } = occupant;
  if (affiliation == null && moderator == null) return null;
  return (
    affiliation === 'owner' ||
    affiliation === 'moderator' ||
    affiliation === 'teacher' ||
    moderator === true ||
    moderator === 'true'
  );
}

function isBreakout(post: EventSyncPost): boolean {
  return post.is_breakout === true || post.breakout_room_id != null;
}

function roomNameOf(post: EventSyncPost): string {
  return post.room_name.toLowerCase();
}

function dateOf(seconds: number): Date {
  return new Date(seconds * 1_000);
}
