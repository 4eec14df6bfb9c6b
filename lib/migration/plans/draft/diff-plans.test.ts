import { expect, it } from 'vitest';
import type { Plan } from '../../../schemas/plan';
import { diffPlans } from './diff-plans';

const planOf = (startsAt: string): Plan => ({
  rules: [],
  waves: [{ id: 'first', from: ['whereby'], to: 'daily', percentage: 100, startsAt, soakMinutes: 0 }],
  fallbackOrder: null,
  freezeWindows: [{ from: startsAt, until: '2027-01-04T00:00:00Z', reason: '' }],
  salt: 'x',
});

it('tells two times apart that are in the same minute', () => {
  const changes = diffPlans(planOf('2026-12-01T00:02:30Z'), planOf('2026-12-01T00:02:00Z'));
  expect(
    changes.map(({ kind, before, after }) => [kind, before?.match(/\S+ UTC/)?.[0], after?.match(/\S+ UTC/)?.[0]]),
  ).toEqual([
    ['changed', '00:02:30 UTC', '00:02 UTC'],
    ['removed', '00:02:30 UTC', undefined],
    ['added', undefined, '00:02 UTC'],
  ]);
});
