import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { type DecisionFilter, selectDecisions } from '../data/decisions';
import type { DecisionView } from '../schemas/decision';
import type { Page, Paging } from '../schemas/paging';
import { toDecisionView } from './to-decision-view';

/** Decisions of all rooms, newest first, also those that no meeting came of. */
export async function listDecisions(
  actor: Actor,
  { limit, cursor, ...filter }: Paging & DecisionFilter,
): Promise<Page<DecisionView & { room: string; meetingId: string | null }>> {
  requireAdmin(actor);
  const page = await selectDecisions({ limit, cursor }, filter);
  return {
    items: page.items.map((decision) => ({
      ...toDecisionView(decision, { actor, at: decision.at }),
      room: decision.slug,
      meetingId: decision.meetingId,
    })),
    nextCursor: page.nextCursor,
  };
}
