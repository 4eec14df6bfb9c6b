import { expect, it } from 'vitest';
import { partName, partNameOf, partTitle } from './part-name';

it('says the number alone where a name was given by itself, else the name', () => {
  expect([partName('wave', 'wave-2'), partName('rule', 'rule-12'), partName('wave', 'wave2')]).toEqual([
    'wave 2',
    'rule 12',
    'wave 2',
  ]);
  expect([partName('wave', 'pilot'), partName('rule', 'wave-1'), partName('wave', 'wavering')]).toEqual([
    'wave pilot',
    'rule wave-1',
    'wave wavering',
  ]);
  expect(partName('wave', 'wave-of-teams')).toBe('wave-of-teams');
  expect([partTitle('wave', 'wave-1'), partTitle('rule', 'boards')]).toEqual(['Wave 1', 'Rule boards']);
  expect(['wave-3', 'rule-1', 'boards'].map(partNameOf)).toEqual(['wave 3', 'rule 1', 'boards']);
});
