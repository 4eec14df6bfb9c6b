import type { PlanProgress } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import { beginWave, findNextStep } from './wave-schedule';

/**
 * How far a plan will have come at a moment to come, if nobody does anything: waves that begin by themselves until then
 * have begun. The same object where none does.
 */
export function progressAt({ plan, progress, pause }: PlanInForce, moment: Date, now: Date): PlanProgress {
  let reached = progress;
  let at = now;
  for (;;) {
    const next = findNextStep({ plan, progress: reached, pause }, at);
    const wave = next.kind === 'begins' ? plan.waves.find(({ id }) => id === next.wave) : undefined;
    if (!wave || !next.at || next.at > moment) return reached;
    at = next.at;
    reached = beginWave(reached, wave, at);
  }
}
