import { describe, expect, it } from 'vitest';
import { describeProblems } from './describe-problems';

describe('describeProblems', () => {
  it('says nothing where both work', () => {
    expect(describeProblems(null, null)).toBeNull();
  });

  it('names what is blocked, once where both are', () => {
    expect(describeProblems('blocked', null)).toBe('The camera is blocked for this page. You are in without it.');
    expect(describeProblems('blocked', 'blocked')).toBe(
      'The camera and microphone are blocked for this page. You are in without them.',
    );
  });

  it('tells two different problems apart', () => {
    expect(describeProblems('busy', 'missing')).toBe(
      'The camera did not start; another program may be using it. No microphone was found. You are in without them.',
    );
  });
});
