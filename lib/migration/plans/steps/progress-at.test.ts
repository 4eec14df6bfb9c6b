import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../schemas/plan';
import type { PlanInForce } from '../../plan-in-force';
import { progressAt } from './progress-at';

const now = new Date('2026-12-01T09:00:00Z');
const at = (time: string) => new Date(`2026-12-${time}:00Z`);

function planInForce(changes: Partial<PlanInForce> = {}): PlanInForce {
  const wave = { from: ['whereby'], to: 'daily', soakMinutes: 60 };
  return {
    version: 1,
    publishedBy: 'ada@example.com',
    publishedAt: now,
    plan: planSchema.parse({
      waves: [
        { ...wave, id: 'wave-1', percentage: 5 },
        { ...wave, id: 'wave-2', percentage: 25, startsAt: '2026-12-02T08:00:00Z' },
        { ...wave, id: 'wave-3', percentage: 50, startsAt: '2026-12-02T08:00:00Z' },
        { ...wave, id: 'wave-4', percentage: 100 },
      ],
      salt: 'salt',
    }),
    progress: { waves: { 'wave-1': { startedAt: '2026-12-01T08:00:00Z' } } },
    pause: null,
    ...changes,
  };
}

const reached = (plan: PlanInForce, moment: Date) => Object.keys(progressAt(plan, moment, now).waves);

describe('progressAt', () => {
  it('is what it is now until a wave begins by itself, each after the one before has soaked', () => {
    const plan = planInForce();
    expect(progressAt(plan, at('02T07:59'), now)).toBe(plan.progress);
    expect(reached(plan, at('02T08:00'))).toEqual(['wave-1', 'wave-2']);
    expect(reached(plan, at('02T08:59'))).toEqual(['wave-1', 'wave-2']);
    expect(reached(plan, at('02T09:00'))).toEqual(['wave-1', 'wave-2', 'wave-3']);
  });

  it('begins no wave that somebody has to begin, and none of a paused plan', () => {
    expect(reached(planInForce(), at('30T00:00'))).toEqual(['wave-1', 'wave-2', 'wave-3']);
    // What was left of a watch before a pause is waited for after it.
    const soaksFrom = '2026-12-02T07:30:00Z';
    const resumed = planInForce({
      progress: { waves: { 'wave-1': { startedAt: '2026-12-01T08:00:00Z', soaksFrom } } },
    });
    expect(reached(resumed, at('02T08:29'))).toEqual(['wave-1']);
    expect(reached(resumed, at('02T08:30'))).toEqual(['wave-1', 'wave-2']);
    expect(reached(planInForce({ pause: { at: now, by: 'ada@example.com' } }), at('30T00:00'))).toEqual(['wave-1']);
  });
});
