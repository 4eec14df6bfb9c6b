import { expect, it } from 'vitest';
import { readRelocationTime } from './read-relocation-time';

const now = new Date(2026, 11, 1, 9, 0);

it('reads a time of the reader’s own clock that lies ahead, and says what is wrong with others', () => {
  expect(readRelocationTime('2026-12-01T09:30', now)).toEqual({
    isValid: true,
    at: new Date(2026, 11, 1, 9, 30).toISOString(),
  });
  for (const value of ['', 'soon', '2026-12-01T09:00', '2026-11-30T23:00']) {
    expect(readRelocationTime(value, now)).toMatchObject({ isValid: false });
  }
});
