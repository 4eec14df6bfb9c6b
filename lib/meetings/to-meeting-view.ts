import type { Actor } from '../access/actor';
import type { MeetingWithRoom } from '../data/meeting-history';
import { getSettings } from '../env/settings';
import { toDecisionView } from '../migration/to-decision-view';
import type { MeetingView } from '../schemas/meeting';

/** A meeting as the API gives it: the same keys on every platform, and no vendor's address among them. */
export function toMeetingView(found: MeetingWithRoom, actor: Actor): MeetingView {
  const { meeting, room, people, decision } = found;
  return {
    id: meeting.id,
    room: room.slug,
    platform: meeting.platform,
    state: meeting.state,
    url: `${getSettings().PUBLIC_URL}/${room.slug}`,
    startedAt: meeting.startedAt?.toISOString() ?? null,
    endDate: meeting.endDate.toISOString(),
    endedAt: meeting.endedAt?.toISOString() ?? null,
    people,
    decision: decision ? toDecisionView(decision, { actor, at: decision.at }) : null,
  };
}
