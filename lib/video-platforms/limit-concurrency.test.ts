import { describe, expect, it } from 'vitest';
import { limitConcurrency } from './limit-concurrency';

interface Answer {
  resolve(response: Response): void;
  reject(error: Error): void;
}

/** A fetch that answers when it is told to, in the order of its calls. */
function slowFetch() {
  const started: Answer[] = [];
  const fetch = limitConcurrency(() => new Promise((resolve, reject) => started.push({ resolve, reject })), 2);
  return { ask: (init?: RequestInit) => fetch('https://example.com', init), started };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('limitConcurrency', () => {
  it('lets so many run, and the next one when one is done, also when it failed', async () => {
    const { ask, started } = slowFetch();
    const calls = Promise.allSettled([ask(), ask(), ask(), ask()]);
    await settled();
    expect(started).toHaveLength(2);
    started[0]?.resolve(new Response());
    await settled();
    expect(started).toHaveLength(3);
    started[1]?.reject(new Error('no'));
    await settled();
    expect(started).toHaveLength(4);
    started[2]?.resolve(new Response());
    started[3]?.resolve(new Response());
    expect((await calls).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    // Places are given back as often as they were taken.
    const more = Promise.all([ask(), ask(), ask()]);
    await settled();
    expect(started).toHaveLength(6);
    for (let call = 4; call < 7; call += 1) {
      started[call]?.resolve(new Response());
      await settled();
    }
    await more;
  });

  it('lets nobody stand in line whose time is up, and gives their place to the next', async () => {
    const { ask, started } = slowFetch();
    const running = Promise.all([ask(), ask()]);
    const impatient = new AbortController();
    const left = ask({ signal: impatient.signal });
    const patient = ask();
    impatient.abort(new Error('too late'));
    await expect(left).rejects.toThrow('too late');
    await expect(ask({ signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    started[0]?.resolve(new Response());
    await settled();
    expect(started).toHaveLength(3);
    started[1]?.resolve(new Response());
    started[2]?.resolve(new Response());
    await Promise.all([running, patient]);
    expect(started).toHaveLength(3);
  });
});
