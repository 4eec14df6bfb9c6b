import { expect, it } from 'vitest';
import type { DecisionView } from '@/lib/schemas/decision';
import { listPlatformsAhead } from './list-platforms-ahead';

type Step = DecisionView['steps'][number];

const step = (answer: Step['answer'], platform: string | null, name: Step['step'] = 'FALLBACK'): Step => {
  return { step: name, answer, platform, cause: null, part: null, explanation: '' };
};

it('names the platform of the next meeting where nobody is in the room', () => {
  const next = { steps: [step('skipped', null, 'ROOM_PIN'), step('chosen', 'whereby', 'ROOM_PLATFORM')] };
  expect(listPlatformsAhead(null, next)).toEqual(['whereby']);
  expect(listPlatformsAhead({ platform: 'daily', people: 0 }, next)).toEqual(['whereby']);
});

it('names the one that a call is on beside the one that comes after it', () => {
  const next = { steps: [step('chosen', 'whereby', 'ROOM_PLATFORM')] };
  expect(listPlatformsAhead({ platform: 'daily', people: 2 }, next)).toEqual(['daily', 'whereby']);
});

it('names those that can’t take the room only at this moment, also where none can', () => {
  const passedOver = [step('cannot', 'jaas', 'WAVE'), step('cannot-now', 'whereby', 'ROOM_PLATFORM')];
  expect(listPlatformsAhead(null, { steps: [...passedOver, step('chosen', 'daily')] })).toEqual(['whereby', 'daily']);
  expect(listPlatformsAhead(null, { steps: [...passedOver, step('chosen', null, 'NO_PLATFORM')] })).toEqual([
    'whereby',
  ]);
  expect(listPlatformsAhead(null, undefined)).toEqual([]);
});
