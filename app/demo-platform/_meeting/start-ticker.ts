/**
 * Calls back every `milliseconds`, from a worker: a browser slows a hidden page's own timers down to one a minute, and
 * everybody who looks at another tab would be taken for gone. Returns what stops it.
 */
export function startTicker(milliseconds: number, onTick: () => void): () => void {
  try {
    const source = URL.createObjectURL(
      new Blob([`setInterval(() => postMessage(0), ${milliseconds});`], { type: 'text/javascript' }),
    );
    const worker = new Worker(source);
    URL.revokeObjectURL(source);
    worker.onmessage = onTick;
    return () => worker.terminate();
  } catch {
    const timer = setInterval(onTick, milliseconds);
    return () => clearInterval(timer);
  }
}
