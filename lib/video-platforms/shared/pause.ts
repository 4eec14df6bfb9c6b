/** Waits so long, unless the signal comes first. @returns false where it did */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<boolean>;

export const pauseFor: Pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const finish = (isOver: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cut);
      resolve(isOver);
    };
    const cut = () => finish(false);
    const timer = setTimeout(() => finish(true), milliseconds);
    signal.addEventListener('abort', cut, { once: true });
  });
