import type { Plan, PlanProgress } from '../../../schemas/plan';
import { bucketOf } from '../../bucket-of';
import { findWave, rulesFor, wavesFor } from '../../compile-plan';
import type { PlanInForce } from '../../plan-in-force';
import { countOf, countWords } from '../plan-words';
import type { PlanRoom } from '../preview/plan-room';
import type { PlanWorld } from '../preview/plan-world';
import { surveyRooms } from '../preview/survey-rooms';

/** What a rollback would do, and to whom. */
export interface RollbackForesight {
  /** Rooms that meet at home again. */
  readonly goBack: number;
  /** Rooms that the target takes away from home: it was itself undone, or took them elsewhere. */
  readonly moveOn: number;
  /** Of both, the ones in a call that keeps them until it ends. */
  readonly inCall: number;
  /**
   * Rooms that were moved by hand to where one of the two plans moves rooms of their home, whichever way one goes: they
   * stay unless somebody says otherwise.
   */
  readonly movedByHand: readonly PlanRoom[];
  /** Rooms that one of the two plans names and that are pinned: they stay whatever is in force. */
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
  const both = [inForce, target];
  const movedByHand = world.rooms.filter((room) => both.some(({ plan }) => isMovedAlong(room, plan, now)));
  const after = surveyRooms({
    rooms: world.rooms.map((room) => (lifted.has(room.room.id) ? { ...room, override: null } : room)),
    facts: world.facts,
    inForce: target,
    next: target,
    now,
  });
  const before = surveyRooms({ ...world, next: inForce, now });
  let goBack = 0;
  let moveOn = 0;
  let inCall = 0;
  for (const [index, { room, before: was }] of before.entries()) {
    const goesTo = after[index]?.after.platform;
    if (goesTo === was.platform) continue;
    if (goesTo === room.room.platform) goBack += 1;
    else moveOn += 1;
    if (room.live && room.live.people > 0 && room.live.platform !== goesTo) inCall += 1;
  }
  const pinned = world.rooms.filter(
    ({ room }) => room.pin !== 'none' && both.some((plan) => isNamed(room, plan)),
  ).length;
  return { goBack, moveOn, inCall, movedByHand, pinned };
}

/** Moved by hand to a platform to which the plan moves rooms of this home. */
function isMovedAlong({ room, override }: PlanRoom, { rules, waves }: Plan, now: Date): boolean {
  if (!override || (override.expiresAt !== null && override.expiresAt <= now)) return false;
  return [...rules, ...waves].some(({ from, to }) => to === override.platform && from.includes(room.platform));
}

function isNamed(room: PlanRoom['room'], { plan, progress }: Pick<PlanInForce, 'plan' | 'progress'>): boolean {
  if (rulesFor(plan, room.platform).some((rule) => rule.holdsFor(room))) return true;
  const waves = wavesFor(plan, progress, room.platform);
  return waves.length > 0 && findWave(waves, bucketOf(plan.salt, room.id)) !== null;
}

/** `41 rooms go back at their next meeting; 6 stay (moved by hand), 3 pinned, 4 in a call until it ends`. */
export function describeRollback(
  { goBack, moveOn, inCall, movedByHand, pinned }: RollbackForesight,
  { lifted, settled }: { readonly lifted: number; readonly settled: number },
): string {
  const stays = movedByHand.length - lifted;
  const parts = [
    stays > 0 ? `${countWords(stays)} ${stays === 1 ? 'stays' : 'stay'} (moved by hand)` : '',
    pinned > 0 ? `${countWords(pinned)} pinned` : '',
    inCall > 0 ? `${countWords(inCall)} in a call until it ends` : '',
    settled > 0 ? `${countWords(settled)} settled (undo the settlement first)` : '',
  ].filter(Boolean);
  const what = describeMoves(goBack, moveOn);
  return parts.length > 0 ? `${what}; ${parts.join(', ')}` : what;
}

function describeMoves(goBack: number, moveOn: number): string {
  if (goBack + moveOn === 0) return 'No room goes back';
  const back = `${goBack === 1 ? 'goes' : 'go'} back`;
  const on = moveOn === 1 ? 'moves' : 'move';
  const verbs =
    goBack === 0
      ? `${countOf(moveOn, 'room')} ${on}`
      : `${countOf(goBack, 'room')} ${back}${moveOn > 0 ? ` and ${countWords(moveOn)} ${on}` : ''}`;
  return `${verbs} at ${goBack + moveOn === 1 ? 'its' : 'their'} next meeting`;
}
