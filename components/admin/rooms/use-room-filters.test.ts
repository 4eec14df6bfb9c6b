import { describe, expect, it } from 'vitest';
import { isNarrowedDown, readFilters } from './use-room-filters';

const read = (query: string) => readFilters(new URLSearchParams(query));

describe('readFilters', () => {
  it('reads what an address says', () => {
    expect(read('search=team&next=daily&reason=WAVE&live=true&sort=-recent')).toEqual({
      search: 'team',
      next: 'daily',
      reason: 'WAVE',
      live: true,
      sort: '-recent',
    });
  });

  it('leaves out what makes no sense, so that a mistyped address shows rooms all the same', () => {
    expect(read('reason=BECAUSE&pin=maybe&live=perhaps&sort=mood&search=')).toEqual({ sort: 'name' });
  });
});

it('cuts what is too long to what the API takes, and never shows every room for it', () => {
  expect(read(`search=${'a'.repeat(150)}&tag=${'b'.repeat(41)}`)).toEqual({
    search: 'a'.repeat(100),
    tag: 'b'.repeat(40),
    sort: 'name',
  });
});

describe('isNarrowedDown', () => {
  it('counts filters and not the order', () => {
    expect(isNarrowedDown(read('sort=people'))).toBe(false);
    expect(isNarrowedDown(read('tag=team-1'))).toBe(true);
  });
});
