import type { Actor } from '../access/actor';
import { mayManageRoom } from '../access/policies';
import { readGathering } from '../data/meetings/continuations';
import type { MeetingWithRoom } from '../data/meetings/meeting-history';
import { readFactsOfRoom } from '../data/rooms/room-facts';
import { findRoomStateById } from '../data/rooms/room-states';
import { decideForRoom } from '../migration/decide-for-room';
import { readMigrationFacts } from '../migration/read-migration-facts';
import { readWaitingChanges } from '../migration/waiting/read-waiting-changes';
import type { MeetingView } from '../schemas/meeting';
import type { WaitingChange } from '../schemas/waiting-change';
import type { CallPass } from './joining/call-pass';
import { dropRevoked } from './require-host';
import { toGatheringView } from './to-meeting-view';
import { describeUnclosedRoom } from './vendor-rooms/describe-unclosed-room';
import { findMeetingToFollow } from './vendor-rooms/find-meeting-with-room';

/**
 * A meeting for who manages its room and for everybody in the call; hosts and managers are also told what waits for it
 * to end.
 * @throws AppError meeting-not-found, not-signed-in, forbidden
 */
export async function getMeeting(asked: {
  meetingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<MeetingView> {
  const { actor, passes } = asked;
  const found = await findMeetingToFollow(asked);
  const hostRights = await findHostRights(found, actor, passes);
  return toGatheringView(found, actor, {
    hostRights,
    waiting: hostRights === 'held' ? await findWaiting(found) : null,
    unclosedRoom: hostRights === 'held' ? await describeUnclosedRoom(found.meeting, actor) : null,
  });
}

async function findHostRights(
  { meeting, room }: MeetingWithRoom,
  actor: Actor,
  passes: readonly CallPass[],
): Promise<MeetingView['hostRights']> {
  if (mayManageRoom(actor, room)) return 'held';
  const hostPasses = passes.filter(({ meetingId, role }) => meetingId === meeting.id && role === 'host');
  if (hostPasses.length === 0) return 'none';
  return (await dropRevoked(hostPasses)).length > 0 ? 'held' : 'revoked';
}

async function findWaiting({ meeting, room: { closingSince } }: MeetingWithRoom): Promise<WaitingChange | null> {
  // A room that closes with its call has no next meeting.
  if (meeting.state !== 'live' || closingSince !== null) return null;
  const [state, facts, room, { people }] = await Promise.all([
    findRoomStateById(meeting.roomId),
    readMigrationFacts(),
    readFactsOfRoom(meeting.roomId),
    readGathering(meeting),
  ]);
  if (!state) return null;
  const next = decideForRoom(state, { ...facts, room }, { now: new Date(), asIfEmpty: true });
  const waiting = await readWaitingChanges([{ live: { ...meeting, people }, ...next }]);
  return waiting.get(meeting.roomId) ?? null;
}
