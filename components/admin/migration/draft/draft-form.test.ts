import { describe, expect, it } from 'vitest';
import type { Plan } from '@/lib/schemas/plan';
import { isSameForm, isSamePlanForm, nextId, toPlanForm, toWrittenPlan } from './draft-form';
import { typeTime } from './form-time';

const plan: Omit<Plan, 'salt'> = {
  rules: [
    {
      id: 'board',
      from: ['whereby'],
      to: 'daily',
      when: {
        rooms: ['one', 'two'],
        owners: ['ada@example.com'],
        tags: ['board'],
        slugPrefix: 'team-',
        minSize: 5,
        maxSize: 50,
        recording: 'cloud',
        createdAfter: '2026-01-01T00:00:00.000Z',
      },
    },
  ],
  waves: [
    { id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 12.5, startsAt: null, soakMinutes: 60 },
    {
      id: 'wave-2',
      from: ['whereby'],
      to: 'daily',
      percentage: 100,
      startsAt: '2026-12-01T09:00:00.000Z',
      soakMinutes: 0,
    },
  ],
  fallbackOrder: ['home', 'jitsi'],
  freezeWindows: [{ from: '2026-12-20T00:00:00.000Z', until: '2027-01-04T00:00:00.000Z', reason: 'holidays' }],
};

describe('the form of a plan', () => {
  it('gives back what it was filled with', () => {
    expect(toWrittenPlan(toPlanForm(plan, { note: null, isReshuffle: false }))).toEqual(plan);
  });

  it('keeps times that nobody touched to the second, and takes one that was typed as it is', () => {
    const [from, until] = ['2026-12-20T00:02:30Z', '2027-01-04T00:00:00.250Z'] as const;
    const startsAt = '2026-12-01T09:00:45+01:00';
    const [, second] = plan.waves;
    if (!second) throw new Error('the plan lost its wave');
    const exact = { ...plan, waves: [{ ...second, startsAt }], freezeWindows: [{ from, until, reason: '' }] };
    const form = toPlanForm(exact, { note: null, isReshuffle: false });
    expect(toWrittenPlan(form)).toEqual(exact);
    const typed = { ...form, waves: form.waves.map((wave) => ({ ...wave, startsAt: typeTime('2026-12-01T09:00') })) };
    expect(toWrittenPlan(typed).waves[0]?.startsAt).toBe(new Date('2026-12-01T09:00').toISOString());
    expect(isSameForm(form, typed)).toBe(false);
  });

  it('leaves out conditions whose boxes are empty', () => {
    const form = toPlanForm(
      { ...plan, rules: [{ id: 'r', from: ['whereby'], to: 'daily', when: { tags: ['x'] } }] },
      { note: '', isReshuffle: false },
    );
    expect(toWrittenPlan(form).rules).toEqual([{ id: 'r', from: ['whereby'], to: 'daily', when: { tags: ['x'] } }]);
  });

  it('takes lists as people type them, and a comma in a number', () => {
    const form = toPlanForm(plan, { note: null, isReshuffle: false });
    const [rule] = form.rules;
    const [wave] = form.waves;
    if (!rule || !wave) throw new Error('the form lost its parts');
    const written = toWrittenPlan({
      ...form,
      rules: [{ ...rule, rooms: 'one, two;three\n four' }],
      waves: [{ ...wave, percentage: '12,5' }],
    });
    expect(written.rules[0]?.when.rooms).toEqual(['one', 'two', 'three', 'four']);
    expect(written.waves[0]?.percentage).toBe(12.5);
  });

  it('knows whether anything was changed', () => {
    const form = toPlanForm(plan, { note: 'Why', isReshuffle: false });
    expect(isSameForm(form, toPlanForm(plan, { note: 'Why', isReshuffle: false }))).toBe(true);
    expect(isSameForm(form, { ...form, note: 'Because' })).toBe(false);
    expect(isSameForm(form, { ...form, waves: [] })).toBe(false);
    expect(isSamePlanForm(form, { ...form, note: 'Because' })).toBe(true);
    expect(isSamePlanForm(form, { ...form, isReshuffle: true })).toBe(false);
  });

  it('names new parts as no other is named', () => {
    expect(nextId('wave', [{ id: 'wave-1' }, { id: 'wave-3' }])).toBe('wave-4');
    expect(nextId('rule', [])).toBe('rule-1');
    // Each kind counts for itself.
    expect(nextId('wave', [{ id: 'rule-1' }, { id: 'rule-2' }, { id: 'pilot' }])).toBe('wave-1');
  });
});
