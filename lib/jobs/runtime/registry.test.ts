import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSchedules } from './find-due-jobs';
import { JOBS } from './registry';

const FOLDER = path.resolve(import.meta.dirname, '../definitions');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const defined = files.filter((file) => !file.endsWith('.handler.ts')).map((file) => file.replace(/\.ts$/, ''));

describe('the registry of jobs', () => {
  test('has every definition once, under the name of its file', () => {
    expect(JOBS.map((job) => job.definition.name).sort()).toEqual([...defined].sort());
  });

  test.each(defined)('%s has a handler beside it, which the registry loads', (name) => {
    expect(files).toContain(`${name}.handler.ts`);
    expect(readFileSync(path.join(import.meta.dirname, 'registry.ts'), 'utf8')).toContain(
      `import('../definitions/${name}.handler')`,
    );
  });

  test('can read every cron line', () => {
    const scheduled = JOBS.filter((job) => job.definition.cron !== null);

    expect(readSchedules(JOBS.map((job) => job.definition))).toHaveLength(scheduled.length);
  });

  test('schedules only jobs that can run without a payload', () => {
    for (const { definition } of JOBS.filter((job) => job.definition.cron !== null)) {
      expect(definition.payload.safeParse({}).success, definition.name).toBe(true);
    }
  });
});
