import { expect, it } from 'vitest';
import type { DecisionStep, DecisionView } from '@/lib/schemas/decision';
import { findUsualPlatform } from './find-usual-platform';

const step = (
  name: DecisionStep['step'],
  answer: DecisionStep['answer'],
  platform: string,
): DecisionView['steps'][0] => ({
  step: name,
  answer,
  platform,
  cause: null,
  part: null,
  explanation: '',
});

it('names the platform that failed or that nobody has set up, for a call that is elsewhere because of it', () => {
  expect(
    findUsualPlatform({
      reason: 'FALLBACK',
      steps: [step('ROOM_PLATFORM', 'cannot-now', 'daily'), step('FALLBACK', 'chosen', 'whereby')],
    }),
  ).toBe('daily');
  expect(
    findUsualPlatform({
      reason: 'DEFAULT',
      steps: [step('ROOM_PLATFORM', 'cannot', 'daily'), step('DEFAULT', 'chosen', 'whereby')],
    }),
  ).toBe('daily');
});

it('names none for a call that is where it should be', () => {
  expect(findUsualPlatform({ reason: 'WAVE', steps: [step('WAVE', 'chosen', 'daily')] })).toBeNull();
});
