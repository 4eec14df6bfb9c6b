import type { FreezeWindow } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import type { Foresight } from '../foresee-plan';
import { effectOn } from '../preview/previewed-room';
import { findFreeze } from './wave-schedule';

/**
 * The freeze of the plan in force that a new version has to wait for. One that begins no wave and moves no room may come
 * at any time: otherwise a freeze that was a mistake could not be ended without undoing the plan.
 */
export function findHinderingFreeze(
  inForce: PlanInForce | null,
  { begun, rooms }: Pick<Foresight, 'begun' | 'rooms'>,
  now: Date,
): FreezeWindow | null {
  const freeze = inForce && findFreeze(inForce.plan, now);
  if (!freeze) return null;
  return begun.length > 0 || rooms.some((room) => effectOn(room) === 'moves') ? freeze : null;
}
