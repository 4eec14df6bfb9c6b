import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { type DecisionFilter, selectDecisions } from '../data/migration/decisions';
import type { MeetingState } from '../meetings/meeting';
import type { ListedDecision } from '../schemas/decision';
import type { Page, Paging } from '../schemas/paging';
import { toDecisionView } from './to-decision-view';

/** Decisions of all rooms, newest first, each with what came of it. */
export async function listDecisions(
  actor: Actor,
  { limit, cursor, ...filter }: Paging & DecisionFilter,
): Promise<Page<ListedDecision>> {
  requireAdmin(actor);
  const page = await selectDecisions({ limit, cursor }, filter);
  return {
    items: page.items.map((decision) => ({
      ...toDecisionView(decision, { actor, at: decision.at }),
      room: decision.slug,
      meetingId: decision.meetingId,
      outcome: outcomeOf(decision.meetingState),
    })),
    nextCursor: page.nextCursor,
  };
}

function outcomeOf(meeting: MeetingState | null): ListedDecision['outcome'] {
  if (meeting === null) return 'none';
  if (meeting === 'creating') return 'being-made';
  return meeting === 'failed' ? 'failed' : 'made';
}
