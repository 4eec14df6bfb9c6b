import { describe, expect, it } from 'vitest';
import { listDraftEdits } from './list-draft-edits';

const entry = (id: string, action: string, before: object | null, after: object | null) => ({
  id,
  at: '2026-11-26T10:00:00Z',
  actorName: 'ada@example.com',
  action,
  before: before as Record<string, unknown> | null,
  after: after as Record<string, unknown> | null,
});

const thrownAway = entry('5', 'draft.thrown-away', { version: 12, changes: [] }, null);
const third = entry(
  '4',
  'draft.changed',
  { version: 11, note: null },
  { version: 12, note: 'Slower', changes: ['Wave 1: a → b'] },
);
const second = entry('3', 'draft.changed', { version: 10 }, { version: 11, changes: ['Wave 1: z → a'] });
const begun = entry('2', 'draft.begun', null, { version: 10, changes: ['Wave 1 added: z'] });
const older = entry('1', 'draft.thrown-away', { version: 3 }, null);

describe('what was done to the draft since somebody looked', () => {
  it('is every save since, with the reason where that changed', () => {
    expect(listDraftEdits([third, second, begun, older], 10)).toMatchObject([
      { by: 'ada@example.com', changes: ['Wave 1: a → b', 'Why: nothing → “Slower”'] },
      { changes: ['Wave 1: z → a'] },
    ]);
    expect(listDraftEdits([third, second, begun, older], 12)).toEqual([]);
  });

  it('ends where the draft was begun, for somebody who saw none', () => {
    expect(listDraftEdits([second, begun, older], null).map(({ id }) => id)).toEqual(['3', '2']);
    expect(listDraftEdits([older], null)).toEqual([]);
  });

  it('says that it was thrown away', () => {
    expect(listDraftEdits([thrownAway, third, second, begun], 12)).toMatchObject([{ id: '5', isThrownAway: true }]);
  });
});
