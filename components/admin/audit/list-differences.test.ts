import { describe, expect, it } from 'vitest';
import { listDifferences } from './list-differences';

describe('listDifferences', () => {
  it('leaves out what stayed the same, and the version', () => {
    expect(
      listDifferences({ platform: 'mock', pin: 'none', version: 1 }, { platform: 'jitsi', pin: 'none', version: 2 }),
    ).toEqual([{ field: 'platform', before: 'mock', after: 'jitsi' }]);
  });

  it('looks into settings and lists', () => {
    const before = { settings: { size: 50, door: 'open' }, tags: [] };
    const after = { settings: { size: 80, door: 'open' }, tags: ['sales', 'eu'] };
    expect(listDifferences(before, after)).toEqual([
      { field: 'settings.size', before: '50', after: '80' },
      { field: 'tags', before: null, after: 'sales, eu' },
    ]);
  });

  it('leaves out what was empty and is, and what the entry says already', () => {
    const override = {
      platform: 'jitsi',
      note: null,
      waive: [],
      changeId: 'f00',
      createdBy: 'Ada',
      expiresAt: '2026-12-01T09:00:00.000Z',
    };
    expect(listDifferences({ override: null }, { override })).toEqual([
      { field: 'override.platform', before: null, after: 'jitsi' },
      { field: 'override.expiresAt', before: null, after: '2026-12-01 09:00 UTC' },
    ]);
  });

  it('shows what was made and what is gone', () => {
    expect(listDifferences(null, { name: 'standup' })).toEqual([{ field: 'name', before: null, after: 'standup' }]);
    expect(listDifferences({ isDisabled: false }, null)).toEqual([{ field: 'isDisabled', before: 'no', after: null }]);
  });
});
