import { describe, expect, it } from 'vitest';
import { placeWords, sortByPlace } from './place-words';

describe('a place in a plan', () => {
  it.each([
    ['plan.waves.1.percentage', 'Wave 2, share'],
    ['file.plan.waves.0.to', 'Wave 1, to'],
    ['rules.0.when.slugPrefix', 'Rule 1, condition, beginning of the name'],
    ['plan.freezeWindows.0.until', 'Freeze 1, end'],
    ['file', 'The plan'],
  ])('%s is said as %s', (path, words) => {
    expect(placeWords(path)).toBe(words);
  });

  it('is called by the name that somebody gave a rule or wave', () => {
    const parts = { rules: [{ id: 'environment-daily' }], waves: [{ id: 'wave-2' }, { id: '' }] };
    expect(placeWords('rules.0.from', parts)).toBe('Rule environment-daily, from');
    expect(placeWords('waves.0.to', parts)).toBe('Wave 2, to');
    expect(placeWords('waves.1.to', parts)).toBe('Wave 2, to');
  });
});

describe('problems', () => {
  it('come in the order of the form', () => {
    const paths = [
      'plan.freezeWindows.0.until',
      'plan.freezeWindows.0.from',
      'plan.waves.0.to',
      'plan.rules.10.to',
      'plan.rules.1.when.slugPrefix',
      'plan.rules.1.when.rooms',
      'plan.rules.1',
    ];
    expect(sortByPlace(paths.map((path) => ({ path }))).map(({ path }) => path)).toEqual([
      'plan.rules.1',
      'plan.rules.1.when.rooms',
      'plan.rules.1.when.slugPrefix',
      'plan.rules.10.to',
      'plan.waves.0.to',
      'plan.freezeWindows.0.from',
      'plan.freezeWindows.0.until',
    ]);
  });
});
