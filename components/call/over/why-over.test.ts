import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askWhyOver, waitWhyOver } from './why-over';

const GOES_ON = { state: 'live', endReason: null };
const ENDED = { state: 'ended', endReason: 'ended-for-all' };

/** The server's answers one after another; the last one stays. */
const answer = (...bodies: unknown[]) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(bodies.length > 1 ? bodies.shift() : bodies[0])));

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function wait(): Promise<unknown> {
  const over = waitWhyOver('m-1');
  await vi.runAllTimersAsync();
  return over;
}

describe('whoever was put out by the platform', () => {
  it('reads that the call has ended, whatever ended it, or that it goes on elsewhere', async () => {
    answer(ENDED);
    expect(await wait()).toBe('ended');
    answer({ state: 'ended', endReason: 'vendor-room-gone' });
    expect(await wait()).toBe('ended');
    answer({ state: 'ended', endReason: 'moved' });
    expect(await wait()).toBe('moved');
  });

  it('reads so as well where the platform was quicker than the news of the end', async () => {
    answer(GOES_ON, GOES_ON, ENDED);
    expect(await wait()).toBe('ended');
  });

  it('was taken out by somebody where the call goes on, and where nobody says otherwise', async () => {
    answer(GOES_ON);
    expect(await wait()).toBeNull();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    expect(await wait()).toBeNull();
  });
});

it('whoever left by the platform’s own button is asked about once', async () => {
  answer(GOES_ON, ENDED);
  expect(await askWhyOver('m-1')).toBeNull();
});
