import type { Actor } from '../access/actor';
import { toDecisionView } from '../migration/to-decision-view';
import type { GatheringView } from '../schemas/history';
import type { Gathering, GatheringMeeting } from './gathering';
import { type GatheringPerson, groupPeople } from './group-people';
import { spanOfGathering } from './span-of-gathering';

/** A gathering as its room's owner sees it. */
export function toGatheringView(gathering: Gathering, actor: Actor): GatheringView {
  const { id, meetings, sessions } = gathering;
  const { from, until } = spanOfGathering(gathering);
  return {
    id,
    startedAt: from?.toISOString() ?? null,
    endedAt: until?.toISOString() ?? null,
    parts: meetings.map((meeting) => toPartView(meeting, actor)),
    people: groupPeople(sessions).map(toPersonView),
    recordings: meetings.reduce((sum, { recordings }) => sum + recordings, 0),
  };
}

function toPartView(meeting: GatheringMeeting, actor: Actor): GatheringView['parts'][number] {
  const { id, platform, state, startedAt, endedAt, decision } = meeting;
  return {
    meetingId: id,
    platform,
    state,
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    sentence: decision ? toDecisionView(decision, { actor, at: decision.at }).sentence : null,
  };
}

function toPersonView({ displayName, role, visits }: GatheringPerson): GatheringView['people'][number] {
  return {
    displayName,
    role,
    visits: visits.map(({ from, until }) => ({
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
    })),
  };
}
