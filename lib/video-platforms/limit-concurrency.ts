/**
 * A fetch of which only so many run at once; the others wait in the order they came, for as long as their signal
 * allows. A vendor that hangs then holds this many connections of ours and no more. A call counts until its answer
 * begins: reading one is quick and limited elsewhere.
 */
export function limitConcurrency(fetch: typeof globalThis.fetch, most: number): typeof globalThis.fetch {
  let running = 0;
  const waiting = new Set<() => void>();

  const enter = async (signal: AbortSignal | null | undefined): Promise<void> => {
    if (running < most) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      signal?.throwIfAborted();
      const goOn = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.delete(goOn);
        reject(signal?.reason);
      };
      waiting.add(goOn);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  };

  const leave = () => {
    const [next] = waiting;
    // The place passes on as it is, so that nobody who comes just now slips in between.
    if (next) {
      waiting.delete(next);
      next();
    } else running -= 1;
  };

  return async (input, init) => {
    await enter(init?.signal);
    try {
      return await fetch(input, init);
    } finally {
      leave();
    }
  };
}
