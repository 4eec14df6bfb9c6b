import { listDecisionChanges, listFormerPlans } from '../../data/migration/decision-changes';
import type { WaitingChange } from '../../schemas/waiting-change';
import type { DecisionWithInput } from '../decide-for-room';
import type { Decision } from '../decision';
import { findWaitStart } from './find-wait-start';
import { type CallInProgress, findNextPlatform, findWaitingChange, isWaiting } from './find-waiting-change';
import { type PastChange, toExpiry, toPastChange } from './past-change';
import { listPlanChanges } from './past-plans';

/** A room whose call may hold a change back, with the decision for its next meeting as if nobody were in it. */
export interface RoomThatMayWait extends DecisionWithInput {
  readonly live: CallInProgress | null;
}

type WaitingRoom = RoomThatMayWait & { readonly live: CallInProgress };

/**
 * What waits for calls to end, by room; rooms where nothing does are left out. What happened since these calls began is
 * read once for all of them, and not at all where nothing waits.
 */
export async function readWaitingChanges(
  rooms: readonly RoomThatMayWait[],
): Promise<ReadonlyMap<string, WaitingChange>> {
  const waiting = rooms.filter(
    (room): room is WaitingRoom => room.live !== null && isWaiting(room.live, room.decision),
  );
  if (waiting.length === 0) return new Map();
  const changes = await readPastChanges(waiting);
  return new Map(
    waiting.map(({ input, decision, live }) => {
      const isElsewhere = (next: Decision) => ![null, live.platform].includes(findNextPlatform(live, next));
      const began = beginOf(live);
      // A planned move that has nowhere to go waits for nothing but its time.
      const since = isElsewhere(decision) ? findWaitStart({ input, isElsewhere, changes, began }) : began;
      return [input.room.id, findWaitingChange({ live, next: decision, since })];
    }),
  );
}

async function readPastChanges(rooms: readonly WaitingRoom[]): Promise<PastChange[]> {
  const earliest = new Date(Math.min(...rooms.map(({ live }) => beginOf(live).getTime())));
  const [changes, former] = await Promise.all([
    listDecisionChanges(
      earliest,
      rooms.map(({ input }) => input.room.id),
    ),
    listFormerPlans(earliest),
  ]);
  const inForce = rooms[0]?.input.plan ?? null;
  return [
    ...changes.map(toPastChange),
    ...rooms.map(({ input }) => input.override && toExpiry(input.room.id, input.override)),
    ...listPlanChanges(inForce, former),
  ].filter((change) => change !== null);
}

function beginOf({ startedAt, createdAt }: CallInProgress): Date {
  return startedAt ?? createdAt;
}
