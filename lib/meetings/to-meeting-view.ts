import type { Actor } from '../access/actor';
import { isAdmin, mayManageRoom } from '../access/policies';
import { listOtherParts, readGathering } from '../data/meetings/continuations';
import type { MeetingWithRoom } from '../data/meetings/meeting-history';
import { getSettings } from '../env/settings';
import { toDecisionView } from '../migration/to-decision-view';
import { describeClosing } from '../rooms/describe-closing';
import type { MeetingView } from '../schemas/meeting';
import type { WaitingChange } from '../schemas/waiting-change';
import { isOverrunning } from './ending/is-overrunning';
import type { Meeting } from './meeting';
import { describeObstacle, describeObstacleToGuests } from './relocation/move-obstacle';

/** Whoever comes into a call so long after its move was given up need not hear of it; administrators do. */
const FAILURE_TOLD_MS = 15 * 60_000;

/** What of a meeting its caller is told by who they are in it. */
interface MoreOfMeeting {
  readonly waiting?: WaitingChange | null;
  /** Read for one meeting that somebody looks at. */
  readonly otherParts?: MeetingView['otherParts'];
  /** Read for a host of one meeting. */
  readonly unclosedRoom?: MeetingView['unclosedRoom'];
  /** Left out where only the account counts. */
  readonly hostRights?: MeetingView['hostRights'];
}

/** A meeting as the API gives it: the same keys on every platform, and no vendor's address among them. */
export function toMeetingView(
  found: MeetingWithRoom,
  actor: Actor,
  more: MoreOfMeeting & { readonly continuedBy?: MeetingView['continuedBy'] } = {},
): MeetingView {
  const { meeting, room, people, decision } = found;
  const now = new Date();
  const isOver = meeting.state === 'ended' || meeting.state === 'failed';
  return {
    id: meeting.id,
    room: room.slug,
    roomTitle: room.title,
    platform: meeting.platform,
    state: meeting.state,
    url: room.slug === null ? null : `${getSettings().PUBLIC_URL}/${room.slug}`,
    startedAt: meeting.startedAt?.toISOString() ?? null,
    endDate: meeting.endDate.toISOString(),
    endedAt: meeting.endedAt?.toISOString() ?? null,
    people,
    decision: decision ? toDecisionView(decision, { actor, at: decision.at }) : null,
    settings: {
      size: meeting.settings.size ?? 0,
      recording: meeting.settings.recording ?? 'none',
      recordingStart: meeting.settings.recordingStart ?? 'host',
      meetingHours: hoursOf(meeting),
    },
    endReason: meeting.endReason,
    isOverrunning: isOverrunning({ ...meeting, people }, now),
    continuesId: meeting.continuesId,
    continuedBy: more.continuedBy ?? null,
    otherParts: more.otherParts ?? [],
    relocation: describeRelocation(meeting, now),
    relocationFailure: describeRelocationFailure(meeting, actor, now),
    waiting: more.waiting ?? null,
    closing: isOver ? null : describeClosing(room, actor),
    unclosedRoom: more.unclosedRoom ?? null,
    hostRights: more.hostRights ?? (mayManageRoom(actor, room) ? 'held' : 'none'),
  };
}

/** What its room was set to when its end was reckoned, a moment before or after its row was made. */
function hoursOf({ createdAt, endDate }: Meeting): number {
  return Math.round((endDate.getTime() - createdAt.getTime()) / 3_600_000);
}

/** The same with the rest of its gathering, for one meeting that somebody looks at. */
export async function toGatheringView(
  found: MeetingWithRoom,
  actor: Actor,
  more: MoreOfMeeting = {},
): Promise<MeetingView> {
  const [{ people, continuedBy }, otherParts] = await Promise.all([
    readGathering(found.meeting),
    listOtherParts(found.meeting),
  ]);
  return toMeetingView({ ...found, people }, actor, { ...more, continuedBy, otherParts });
}

function describeRelocation({ state, relocateAt, relocateBy }: Meeting, now: Date): MeetingView['relocation'] {
  if (relocateAt === null || (state !== 'live' && state !== 'draining')) return null;
  return {
    at: relocateAt.toISOString(),
    inSeconds: (relocateAt.getTime() - now.getTime()) / 1_000,
    // A move at once writes no name: then it is draining already, and nobody need be told whose end that was.
    cause: relocateBy === null && state === 'live' ? 'vendor-end' : 'requested',
  };
}

function describeRelocationFailure(
  { state, relocateAt, relocateFailure: failure }: Meeting,
  actor: Actor,
  now: Date,
): MeetingView['relocationFailure'] {
  if (failure === null || state !== 'live') return null;
  const isAtOnce = failure.isAtOnce === true;
  // Nobody else was told of that move.
  if (isAtOnce && !isAdmin(actor)) return null;
  const isOld = relocateAt === null && now.getTime() - failure.at.getTime() > FAILURE_TOLD_MS;
  if (isOld && !isAdmin(actor)) return null;
  const sentence = isAdmin(actor) ? describeObstacle(failure) : describeObstacleToGuests(failure);
  return { platform: failure.platform, at: failure.at.toISOString(), sentence, isAtOnce };
}
