import { describe, expect, it } from 'vitest';
import type { FreezeWindow, Plan, PlanWave } from '../../../schemas/plan';
import { toNextStepView } from './describe-next-step';
import { findNextStep } from './wave-schedule';

const BEGAN = '2026-12-01T09:00:00.000Z';

const wave = (id: string, soakMinutes: number): PlanWave => ({
  id,
  from: ['whereby'],
  to: 'daily',
  percentage: 25,
  startsAt: null,
  soakMinutes,
});

/** What a plan says half an hour after the first of its two waves has begun. */
function sentenceAfter(soakMinutes: number, freezeWindows: FreezeWindow[]): string {
  const plan: Plan = {
    rules: [],
    waves: [wave('a1', soakMinutes), wave('a2', 60)],
    fallbackOrder: null,
    freezeWindows,
    salt: 'salt',
  };
  const now = new Date('2026-12-01T09:30:00.000Z');
  const step = findNextStep({ plan, progress: { waves: { a1: { startedAt: BEGAN } } }, pause: null }, now);
  return toNextStepView(step, { plan, isPaused: false, pausedBy: null, pauseReason: null, unfinished: [], now })
    .sentence;
}

describe('a wave that is begun by hand', () => {
  const freeze: FreezeWindow = { from: BEGAN, until: '2026-12-01T10:30:00.000Z', reason: 'fair' };

  it('waits for the one before it to be watched', () => {
    expect(sentenceAfter(60, [])).toBe(
      'Wave a2 waits for you to begin it, best not before 2026-12-01 10:00 UTC, as wave a1 is watched until then.',
    );
  });

  it.each([0, 60])('waits for a freeze that ends later than the watch of %i minutes, which isn’t named', (soak) => {
    expect(sentenceAfter(soak, [freeze])).toBe(
      'Wave a2 waits for you to begin it, best not before 2026-12-01 10:30 UTC, after the freeze (fair).',
    );
  });

  it('waits for the watch where that ends later than the freeze', () => {
    expect(sentenceAfter(120, [freeze])).toContain('2026-12-01 11:00 UTC, as wave a1 is watched until then.');
  });
});
