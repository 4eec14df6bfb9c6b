import type { Actor } from '../access/actor';
import { decideNext, type RoomToDecide, toNextInput } from '../migration/decide-next';
import type { Decision } from '../migration/decision';
import { progressAt } from '../migration/plans/steps/progress-at';
import { toForeseenDecisionView } from '../migration/to-decision-view';
import { readWaitingChanges } from '../migration/waiting/read-waiting-changes';
import { describeReason } from '../migration/words/describe-reason';
import type { AdminRoomView } from '../schemas/overview';
import type { WaitingChange } from '../schemas/waiting-change';
import { toOverrideView } from './to-override-view';
import { toRoomView } from './to-room-view';

/** A room with the decision for its next meeting. */
export type DecidedRoom = RoomToDecide & { readonly decision: Decision };

/** What waits for the calls in these rooms to end, by room. A room that closes with its call has no next meeting. */
export async function readWaiting(rooms: readonly DecidedRoom[]): Promise<ReadonlyMap<string, WaitingChange>> {
  const open = rooms.filter(({ listing }) => listing.room.closingSince === null);
  return readWaitingChanges(
    open.map((room) => ({ live: room.listing.live, decision: room.decision, input: toNextInput(room) })),
  );
}

/** A room for an administrator: with what its next meeting gets and why, what waits, and what follows a move by hand. */
export function toAdminRoomView(
  { decision, ...subject }: DecidedRoom,
  asked: { readonly actor: Actor; readonly lastMeetingAt: Date | null; readonly waiting: WaitingChange | null },
): AdminRoomView {
  const { actor, lastMeetingAt, waiting } = asked;
  const { listing, now } = subject;
  const { override } = listing;
  return {
    ...toRoomView(listing, actor),
    override: override ? toOverrideView(override) : null,
    next: toForeseenDecisionView(decision, { actor, at: now, platforms: subject.facts.platforms }),
    why: describeReason(decision),
    waiting,
    afterwards: override ? describeAfterwards(subject, override.expiresAt, actor) : null,
    lastMeetingAt: lastMeetingAt?.toISOString() ?? null,
  };
}

/** What the room gets once its move by hand lapses, or as things are now where it only ends when somebody puts it back. */
function describeAfterwards(
  subject: RoomToDecide,
  expiresAt: Date | null,
  actor: Actor,
): NonNullable<AdminRoomView['afterwards']> {
  const decision = decideWithoutMove(subject, expiresAt ?? subject.now);
  return {
    platform: decision.platform,
    why: describeReason(decision),
    sentence: toForeseenDecisionView(decision, { actor, at: subject.now, platforms: subject.facts.platforms }).sentence,
    at: expiresAt?.toISOString() ?? null,
  };
}

function decideWithoutMove(subject: RoomToDecide, moment: Date): Decision {
  const { facts, now } = subject;
  const plan = facts.plan && { ...facts.plan, progress: progressAt(facts.plan, moment, now) };
  return decideNext({ ...subject, facts: { ...facts, plan }, now: moment }, { override: null });
}
