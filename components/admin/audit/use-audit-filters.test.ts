import { describe, expect, it } from 'vitest';
import { readFilters } from './use-audit-filters';

const read = (query: string) => readFilters(new URLSearchParams(query));

describe('readFilters', () => {
  it('reads what an address says', () => {
    expect(read('actor=ada&subject=standup&action=room&search=because&from=2026-11-01&to=2026-11-30')).toEqual({
      actor: 'ada',
      subject: 'standup',
      action: 'room',
      search: 'because',
      from: '2026-11-01',
      to: '2026-11-30',
    });
  });

  it('leaves out what makes no sense, so that a mistyped address shows the log all the same', () => {
    expect(read('action=dance&from=yesterday')).toEqual({
      actor: '',
      subject: '',
      action: null,
      from: '',
      to: '',
      search: '',
    });
  });
});
