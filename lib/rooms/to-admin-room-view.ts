import type { Actor } from '../access/actor';
import { decideNext, type RoomToDecide } from '../migration/decide-next';
import type { Decision } from '../migration/decision';
import { describeReason } from '../migration/describe-reason';
import { findWaitingChange } from '../migration/find-waiting-change';
import { progressAt } from '../migration/plans/progress-at';
import { toForeseenDecisionView } from '../migration/to-decision-view';
import type { AdminRoomView } from '../schemas/overview';
import { toOverrideView } from './to-override-view';
import { toRoomView } from './to-room-view';

/** A room for an administrator: with what its next meeting gets and why, what waits, and what follows a move by hand. */
export function toAdminRoomView(
  subject: RoomToDecide,
  { actor, lastMeetingAt }: { readonly actor: Actor; readonly lastMeetingAt: Date | null },
): AdminRoomView {
  const { listing, now } = subject;
  const { room, override, live } = listing;
  const decision = decideNext(subject);
  return {
    ...toRoomView(listing, actor),
    override: override ? toOverrideView(override) : null,
    next: toForeseenDecisionView(decision, { actor, at: now, platforms: subject.facts.platforms }),
    why: describeReason(decision),
    // A room that closes with its call has no next meeting.
    waiting: room.closingSince === null ? findWaitingChange({ live, next: decision, changedAt: room.updatedAt }) : null,
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
