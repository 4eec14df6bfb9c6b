import { describe, expect, it } from 'vitest';
import { ApiProblem } from './api-problem';
import { findRefreshTrouble } from './refresh-trouble';

const NOW = Date.parse('2026-03-02T10:42:00Z');
const fresh = { dataUpdatedAt: NOW - 5_000, error: null };
const failed = (status: number, message = 'The server can’t be reached.') => ({
  dataUpdatedAt: NOW - 60_000,
  error: new ApiProblem({ code: 'any', status, message }),
});

describe('findRefreshTrouble', () => {
  it('finds none while every query is answered', () => {
    expect(findRefreshTrouble(null, [fresh, fresh], NOW)).toBeNull();
    expect(findRefreshTrouble(null, [], NOW)).toBeNull();
  });

  it('says since when the server can’t be reached, also through a proxy that answers for it', () => {
    for (const status of [0, 502, 503, 504]) {
      expect(findRefreshTrouble(null, [fresh, failed(status)], NOW)).toEqual({
        kind: 'unreachable',
        since: NOW,
        message: null,
      });
    }
  });

  it('keeps the beginning while it lasts, and forgets it once an answer has come', () => {
    const first = findRefreshTrouble(null, [failed(0)], NOW);
    expect(findRefreshTrouble(first, [failed(0)], NOW + 600_000)).toBe(first);
    expect(findRefreshTrouble(first, [failed(500, 'Broken.')], NOW + 600_000)?.since).toBe(NOW);
    expect(findRefreshTrouble(first, [fresh], NOW + 600_000)).toBeNull();
  });

  it('repeats what a server says that answers and refuses', () => {
    expect(findRefreshTrouble(null, [failed(401, 'Sign in to do this.')], NOW)).toEqual({
      kind: 'refused',
      since: NOW,
      message: 'Sign in to do this.',
    });
  });

  it('leaves what never was there to its place on the page', () => {
    expect(findRefreshTrouble(null, [{ ...failed(0), dataUpdatedAt: 0 }], NOW)).toBeNull();
  });
});
