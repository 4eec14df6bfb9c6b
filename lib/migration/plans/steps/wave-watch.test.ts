import { describe, expect, it } from 'vitest';
import { type PlanProgress, type PlanWave, planProgressSchema, planSchema } from '../../../schemas/plan';
import type { PlanPause } from '../../plan-in-force';
import { GUARD } from './guard-wave';
import { findNextStep } from './wave-schedule';
import { endPause, findWatch, findWatchedWaves, watchAnew } from './wave-watch';

const MINUTE_MS = 60_000;
const start = Date.parse('2026-12-01T09:00:00Z');
const at = (minutes: number) => new Date(start + minutes * MINUTE_MS);

const wave = { from: ['whereby'], to: 'daily', soakMinutes: 60 };
const plan = planSchema.parse({
  waves: [
    { ...wave, id: 'one', percentage: 5 },
    { ...wave, id: 'two', percentage: 10 },
    { ...wave, id: 'three', percentage: 25 },
  ],
  salt: 'salt',
});
function waveOf(index: number): PlanWave {
  const found = plan.waves[index];
  if (!found) throw new Error(`The plan has no wave ${index}.`);
  return found;
}

/** By wave, the minute in which it began. */
const begun = (waves: Record<string, number>): PlanProgress => ({
  waves: Object.fromEntries(Object.entries(waves).map(([id, minute]) => [id, { startedAt: at(minute).toISOString() }])),
});
const watched = (progress: PlanProgress, pause: PlanPause | null, now: Date) =>
  Object.fromEntries(
    findWatchedWaves({ plan, progress, pause }, now).map(({ wave: { id }, watch }) => [id, watch.leftMs / MINUTE_MS]),
  );
const byAda = (minute: number): PlanPause => ({ at: at(minute), by: 'ada@example.com' });
const byGuard = (minute: number): PlanPause => ({ at: at(minute), by: GUARD.name });

describe('the watching of a wave', () => {
  it('stands still while somebody has paused the plan, and goes on with what is left', () => {
    const progress = begun({ one: 0 });
    const course = { plan, progress, pause: byAda(10) };
    expect(watched(progress, course.pause, at(500))).toEqual({ one: 50 });
    expect(findWatch(waveOf(0), course, at(500))).toMatchObject({ soakedAt: null });
    const resumed = endPause(course, at(500));
    expect(watched(resumed, null, at(500))).toEqual({ one: 50 });
    // And once more.
    const again = endPause({ plan, progress: resumed, pause: byAda(520) }, at(1_000));
    expect(watched(again, null, at(1_029))).toEqual({ one: 1 });
    expect(watched(again, null, at(1_030))).toEqual({});
    // What failed before still counts.
    expect(findWatch(waveOf(0), { plan, progress: again, pause: null }, at(1_001))).toMatchObject({
      judgedFrom: at(0),
      isAnew: false,
    });
  });

  it('begins anew after the guard’s pause, of no wave that had soaked, and no old failure counts', () => {
    const progress = begun({ one: 0, two: 60 });
    const course = { plan, progress, pause: byGuard(70) };
    expect(watched(progress, course.pause, at(80))).toEqual({ two: 60 });
    const resumed = endPause(course, at(200));
    expect(watched(resumed, null, at(200))).toEqual({ two: 60 });
    for (const each of plan.waves.slice(0, 2)) {
      expect(findWatch(each, { plan, progress: resumed, pause: null }, at(200))?.judgedFrom).toEqual(at(200));
    }
  });

  it('begins anew after the guard’s pause of the latest wave too, as the next waits for it, where an earlier failed', () => {
    const long = {
      ...plan,
      waves: plan.waves.map((each, index) => ({ ...each, soakMinutes: index === 0 ? 600 : 60 })),
    };
    const course = { plan: long, progress: begun({ one: 0, two: 10 }), pause: byGuard(100) };
    expect(findWatchedWaves(course, at(110)).map(({ wave: { id } }) => id)).toEqual(['one', 'two']);
    const progress = endPause(course, at(110));
    expect(findNextStep({ plan: long, progress, pause: null }, at(110))).toMatchObject({ wave: 'three', at: at(170) });
  });

  it('begins anew where a version comes back, of waves that were watched when it was replaced', () => {
    const progress = begun({ one: 0, two: 60 });
    const back = watchAnew({ plan, progress, until: at(90) }, at(500));
    expect(watched(back, byAda(500), at(600))).toEqual({ two: 60 });
    expect(findWatch(waveOf(1), { plan, progress: back, pause: null }, at(500))?.judgedFrom).toEqual(at(500));
  });

  it('is read from rows that kept one moment for all waves', () => {
    const stored = { ...begun({ one: 0, two: 100 }), watchedSince: at(90).toISOString() };
    const progress = planProgressSchema.parse(stored);
    expect(watched(progress, null, at(100))).toEqual({ one: 50, two: 60 });
    expect(findWatch(waveOf(0), { plan, progress, pause: null }, at(100))?.judgedFrom).toEqual(at(90));
    expect(planProgressSchema.parse({})).toEqual({ waves: {} });
  });

  it('that an earlier wave takes longer over is what the plan waits for last', () => {
    const long = {
      ...plan,
      waves: plan.waves.map((each, index) => ({ ...each, soakMinutes: index === 0 ? 600 : 60 })),
    };
    const progress = begun({ one: 0, two: 60, three: 120 });
    const step = (pause: PlanPause | null, minute: number) => findNextStep({ plan: long, progress, pause }, at(minute));
    expect(step(null, 300)).toMatchObject({ kind: 'watching', wave: 'one', at: at(600) });
    expect(step(byAda(300), 700)).toMatchObject({ kind: 'paused' });
    expect(step(byAda(600), 700)).toMatchObject({ kind: 'finished' });
  });
});
