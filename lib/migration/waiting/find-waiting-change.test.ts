import { describe, expect, it } from 'vitest';
import { type CallInProgress, findWaitingChange, isWaiting } from './find-waiting-change';

const since = new Date('2026-01-05T09:40:00Z');
const call: CallInProgress = {
  platform: 'daily',
  state: 'live',
  people: 2,
  createdAt: new Date('2026-01-05T09:30:00Z'),
  startedAt: new Date('2026-01-05T09:30:00Z'),
  relocateAt: null,
  relocateBy: null,
  relocateFailure: null,
};
const at = new Date('2026-01-05T10:00:00Z');
const planned = { ...call, relocateAt: at, relocateBy: 'ada@example.com' };
const atHome = { platform: 'daily', steps: [] } as const;
const nowhere = { platform: null, steps: [] } as const;

const find = (live: CallInProgress, next: Parameters<typeof isWaiting>[1]) =>
  isWaiting(live, next) ? findWaitingChange({ live, next, since }) : null;

describe('what waits for a call in a room whose next meeting is on the same platform, or nowhere', () => {
  it.each([atHome, nowhere])('is nothing, unless somebody planned a move of that call: $platform', (next) => {
    expect(find(call, next)).toBeNull();
    expect(find(planned, next)).toMatchObject({
      platform: 'daily',
      relocateAt: at.toISOString(),
      sentence:
        'A move of this call is planned, but its room has nowhere else to go; 2 people in this call stay on Daily.',
    });
  });

  it('is nothing where the platform itself ends the meeting, where nobody is in it, or where it was moved already', () => {
    expect(find({ ...planned, relocateBy: null }, atHome)).toBeNull();
    expect(find({ ...planned, people: 0 }, atHome)).toBeNull();
    expect(find({ ...planned, state: 'draining' }, atHome)).toBeNull();
  });
});

it('a planned move off a platform that takes nothing new is to whatever takes its place', () => {
  const steps = [
    { step: 'ROOM_PLATFORM', answer: 'cannot-now', platform: 'daily', cause: 'breaker-open', part: null },
    { step: 'FALLBACK', answer: 'chosen', platform: 'whereby', cause: null, part: null },
  ] as const;
  expect(find(planned, { platform: 'whereby', steps })).toMatchObject({
    platform: 'whereby',
    sentence: 'The next meeting is on Whereby; 2 people in this call stay on Daily until they are moved.',
  });
});
