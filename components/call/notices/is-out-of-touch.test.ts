import { expect, it } from 'vitest';
import { ApiProblem } from '@/lib/queries/api-problem';
import { isOutOfTouch } from './is-out-of-touch';

const answeredAt = Date.parse('2026-03-02T10:42:00Z');
const problem = (status: number) => new ApiProblem({ code: 'any', status, message: 'Any.' });
const failing = (status: number, seconds: number) =>
  isOutOfTouch({ error: problem(status), answeredAt, failedAt: answeredAt + seconds * 1_000 });

it('gives up on what is known of a call once the server has been silent for half a minute', () => {
  expect(failing(0, 16)).toBe(false);
  expect(failing(0, 30)).toBe(true);
  expect(failing(503, 45)).toBe(true);
});

it('is in touch while the server answers, whatever it says', () => {
  expect(failing(404, 45)).toBe(false);
  expect(isOutOfTouch({ error: null, answeredAt, failedAt: answeredAt - 60_000 })).toBe(false);
});
