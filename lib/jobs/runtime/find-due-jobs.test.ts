import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../define-job';
import { findDueJobs, readSchedules } from './find-due-jobs';

const everyMinute = defineJob({ name: 'every-minute', payload: z.unknown(), cron: '* * * * *' });
const nightly = defineJob({ name: 'nightly', payload: z.unknown(), cron: '30 3 * * *' });
const mondays = defineJob({ name: 'mondays', payload: z.unknown(), cron: '0 8 * * 1' });
const byHand = defineJob({ name: 'by-hand', payload: z.unknown() });
const schedules = readSchedules([everyMinute, nightly, mondays, byHand]);

function due(after: string, now: string): Record<string, string> {
  const found = findDueJobs(schedules, new Date(after), new Date(now));
  return Object.fromEntries(
    found.map(({ definition, minute }) => [definition.name, minute.toISOString().slice(11, 16)]),
  );
}

describe('findDueJobs', () => {
  test('finds nothing in a minute that was dealt with', () => {
    expect(due('2026-11-24T10:00:00Z', '2026-11-24T10:00:59.999Z')).toEqual({});
  });

  test('finds what the new minute asks for, in UTC', () => {
    expect(due('2026-11-24T03:29:00Z', '2026-11-24T03:30:00.001Z')).toEqual({
      'every-minute': '03:30',
      nightly: '03:30',
    });
    expect(due('2026-11-23T07:59:00Z', '2026-11-23T08:00:00Z')).toEqual({ 'every-minute': '08:00', mondays: '08:00' });
    expect(due('2026-11-24T07:59:00Z', '2026-11-24T08:00:00Z')).toEqual({ 'every-minute': '08:00' });
  });

  test('makes up for minutes that were slept through, once for each job', () => {
    expect(due('2026-11-24T03:20:00Z', '2026-11-24T03:41:10Z')).toEqual({ 'every-minute': '03:41', nightly: '03:30' });
  });

  test('does not make up for what is long past', () => {
    expect(due('2026-11-24T01:00:00Z', '2026-11-24T12:00:00Z')).toEqual({ 'every-minute': '12:00' });
  });

  test('refuses a cron line that nobody can read', () => {
    const broken = defineJob({ name: 'broken', payload: z.unknown(), cron: 'at noon' });

    expect(() => readSchedules([broken])).toThrow();
  });
});
