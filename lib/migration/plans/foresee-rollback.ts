import type { Plan, PlanProgress } from '../../schemas/plan';
import { bucketOf } from '../bucket-of';
import { findWave, rulesFor, wavesFor } from '../compile-plan';
import type { PlanInForce } from '../plan-in-force';
import type { PlanRoom } from './plan-room';
import { countOf, countWords } from './plan-words';
import type { PlanWorld } from './plan-world';
import { surveyRooms } from './survey-rooms';

/** What a rollback would do, and to whom. */
export interface RollbackForesight {
  readonly goBack: number;
  /** Of those, the ones in a call that keeps them until it ends. */
  readonly inCall: number;
  /** Rooms that were moved by hand to where this plan leads: they stay unless somebody says otherwise. */
  readonly movedByHand: readonly PlanRoom[];
  /** Rooms that the plan names and that are pinned: they never went. */
  readonly pinned: number;
}

/**
 * What going from the plan in force to an earlier one does.
 * @param lifted ids of rooms whose move by hand goes as well
 */
export function foreseeRollback(asked: {
  readonly world: PlanWorld;
  readonly inForce: PlanInForce;
  readonly target: { readonly plan: Plan; readonly progress: PlanProgress };
  readonly lifted: ReadonlySet<string>;
  readonly now: Date;
}): RollbackForesight {
  const { world, inForce, target, lifted, now } = asked;
  const movedByHand = world.rooms.filter((room) => isMovedAlong(room, inForce.plan, now));
  const after = surveyRooms({
    rooms: world.rooms.map((room) => (lifted.has(room.room.id) ? { ...room, override: null } : room)),
    facts: world.facts,
    inForce: target,
    next: target,
    now,
  });
  const before = surveyRooms({ ...world, next: inForce, now });
  let goBack = 0;
  let inCall = 0;
  for (const [index, { room, before: was }] of before.entries()) {
    const goesTo = after[index]?.after.platform;
    if (goesTo === was.platform) continue;
    goBack += 1;
    if (room.live && room.live.people > 0 && room.live.platform !== goesTo) inCall += 1;
  }
  const pinned = world.rooms.filter(({ room }) => room.pin !== 'none' && isNamed(room, inForce)).length;
  return { goBack, inCall, movedByHand, pinned };
}

/** Moved by hand to a platform to which the plan moves rooms of this home. */
function isMovedAlong({ room, override }: PlanRoom, { rules, waves }: Plan, now: Date): boolean {
  if (!override || (override.expiresAt !== null && override.expiresAt <= now)) return false;
  return [...rules, ...waves].some(({ from, to }) => to === override.platform && from.includes(room.platform));
}

function isNamed(room: PlanRoom['room'], { plan, progress }: PlanInForce): boolean {
  if (rulesFor(plan, room.platform).some((rule) => rule.holdsFor(room))) return true;
  const waves = wavesFor(plan, progress, room.platform);
  return waves.length > 0 && findWave(waves, bucketOf(plan.salt, room.id)) !== null;
}

/** `41 rooms go back at their next meeting; 6 stay (moved by hand), 3 pinned, 4 in a call until it ends`. */
export function describeRollback(
  { goBack, inCall, movedByHand, pinned }: RollbackForesight,
  { lifted, settled }: { readonly lifted: number; readonly settled: number },
): string {
  const stays = movedByHand.length - lifted;
  const parts = [
    stays > 0 ? `${countWords(stays)} ${stays === 1 ? 'stays' : 'stay'} (moved by hand)` : '',
    pinned > 0 ? `${countWords(pinned)} pinned` : '',
    inCall > 0 ? `${countWords(inCall)} in a call until it ends` : '',
    settled > 0 ? `${countWords(settled)} settled (undo the settlement first)` : '',
  ].filter(Boolean);
  const back =
    goBack === 0
      ? 'No room goes back'
      : `${countOf(goBack, 'room')} ${goBack === 1 ? 'goes back at its' : 'go back at their'} next meeting`;
  return parts.length > 0 ? `${back}; ${parts.join(', ')}` : back;
}
