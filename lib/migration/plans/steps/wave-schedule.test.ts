import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, PlanProgress, PlanWave } from '../../../schemas/plan';
import { beginDueWaves, carryProgress, findNextStep } from './wave-schedule';

const HOUR_MS = 3_600_000;
const start = new Date('2026-12-01T09:00:00Z');
const inHours = (hours: number) => new Date(start.getTime() + hours * HOUR_MS);

const wave = (id: string, changes: Partial<PlanWave> = {}): PlanWave => ({
  id,
  from: ['whereby'],
  to: 'daily',
  percentage: 25,
  startsAt: null,
  soakMinutes: 60,
  ...changes,
});
const planOf = (waves: PlanWave[], changes: Partial<Plan> = {}): Plan => ({
  rules: [],
  waves,
  fallbackOrder: null,
  freezeWindows: [],
  salt: 'salt',
  ...changes,
});
const begun = (...ids: string[]): PlanProgress => ({
  waves: Object.fromEntries(ids.map((id) => [id, { startedAt: start.toISOString() }])),
});
const dueAt = (plan: Plan, progress: PlanProgress, now: Date, isPublish = false) =>
  beginDueWaves({ plan, progress }, { now, isPublish }).begun.map(({ id }) => id);

describe('waves', () => {
  it('without a start begin with the plan, if they are the first, and else by hand', () => {
    const plan = planOf([wave('one'), wave('two')]);
    expect(dueAt(plan, begun(), start, true)).toEqual(['one']);
    expect(dueAt(plan, begun(), start)).toEqual([]);
    expect(dueAt(plan, begun('one'), inHours(100))).toEqual([]);
    expect(findNextStep({ plan, progress: begun('one'), pause: null }, start)).toMatchObject({
      kind: 'by-hand',
      wave: 'two',
      at: inHours(1),
    });
  });

  it('begin at the later of their start and the soak of the one before, to the millisecond', () => {
    const plan = planOf([wave('one', { soakMinutes: 120 }), wave('two', { startsAt: inHours(1).toISOString() })]);
    expect(dueAt(plan, begun('one'), new Date(inHours(2).getTime() - 1))).toEqual([]);
    expect(dueAt(plan, begun('one'), inHours(2))).toEqual(['two']);
  });

  it('that are all due and need no soak begin together', () => {
    const at = start.toISOString();
    const plan = planOf([wave('one', { soakMinutes: 0 }), wave('two', { startsAt: at, soakMinutes: 0 })]);
    expect(dueAt(plan, begun(), start, true)).toEqual(['one', 'two']);
  });

  it('wait for freezes, also for one after the other', () => {
    const freezeWindows = [
      { from: inHours(1).toISOString(), until: inHours(3).toISOString(), reason: '' },
      { from: inHours(2).toISOString(), until: inHours(5).toISOString(), reason: 'fair' },
    ];
    const plan = planOf([wave('one'), wave('two', { startsAt: inHours(1).toISOString() })], { freezeWindows });
    expect(findNextStep({ plan, progress: begun('one'), pause: null }, start)).toMatchObject({
      kind: 'begins',
      at: inHours(5),
      freeze: { reason: 'fair' },
    });
    expect(dueAt(plan, begun('one'), inHours(4))).toEqual([]);
    expect(dueAt(plan, begun('one'), inHours(5))).toEqual(['two']);
  });

  it('go on in a new version where they take the same rooms the same way', () => {
    const earlier = { plan: planOf([wave('one'), wave('two')]), progress: begun('one', 'two') };
    const raised = planOf([wave('one', { percentage: 50 }), wave('two', { to: 'jitsi' }), wave('three')]);
    expect(Object.keys(carryProgress(earlier, raised).waves)).toEqual(['one']);
    expect(carryProgress(null, raised)).toEqual({ waves: {} });
  });

  it('begin in their order, never in a freeze and never before their start, whatever the plan', () => {
    const anyWave = fc.record({
      startsAt: fc.option(fc.integer({ min: 0, max: 48 }), { nil: null }),
      soakMinutes: fc.integer({ min: 0, max: 600 }),
    });
    const anyFreeze = fc.record({ from: fc.integer({ min: 0, max: 48 }), hours: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(fc.array(anyWave, { maxLength: 6 }), fc.array(anyFreeze, { maxLength: 3 }), (waves, freezes) => {
        const plan = planOf(
          waves.map(({ startsAt, soakMinutes }, index) =>
            wave(`wave-${index}`, {
              startsAt: startsAt === null ? null : inHours(startsAt).toISOString(),
              soakMinutes,
            }),
          ),
          {
            freezeWindows: freezes.map(({ from, hours }) => ({
              from: inHours(from).toISOString(),
              until: inHours(from + hours).toISOString(),
              reason: '',
            })),
          },
        );
        let progress: PlanProgress = { waves: {} };
        for (let hour = 0; hour < 120; hour++) {
          const now = inHours(hour);
          const step = beginDueWaves({ plan, progress }, { now, isPublish: hour === 0 });
          for (const { id, startsAt } of step.begun) {
            expect(startsAt === null || Date.parse(startsAt) <= now.getTime()).toBe(true);
            expect(freezes.some(({ from, hours }) => hour >= from && hour < from + hours)).toBe(false);
            expect(startsAt === null && (hour > 0 || id !== 'wave-0')).toBe(false);
          }
          progress = step.progress;
          // Those that have begun are always the first ones.
          const ids = plan.waves.map(({ id }) => id);
          expect(Object.keys(progress.waves)).toEqual(ids.slice(0, Object.keys(progress.waves).length));
        }
      }),
      { numRuns: 200 },
    );
  });
});
