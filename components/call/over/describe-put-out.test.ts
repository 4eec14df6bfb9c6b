import { describe, expect, it } from 'vitest';
import { describePutOut } from './describe-put-out';

describe('describePutOut', () => {
  it('says how many are put out, and that somebody may have come in since', () => {
    expect(describePutOut(3)).toBe(
      'All 3 people in this call are put out at once, and so is whoever has just come in.',
    );
  });

  it.each([0, 1])('promises nobody that they are alone, with %i counted', (people) => {
    const text = describePutOut(people);
    expect(text).toContain('somebody may have just come in');
    expect(text).not.toMatch(/only person|you are alone/i);
  });

  it('names no number where none is known', () => {
    expect(describePutOut(null)).toBe('Everybody in this call is put out at once.');
  });
});
