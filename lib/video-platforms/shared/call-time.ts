/** What one try may take of a call's time where another must still be possible after it. */
const SHARE_OF_A_TRY = 2 / 3;

/** The time of one try. */
export interface TryTime {
  /** Aborts when the try's time, the call's or the caller's is up. */
  readonly signal: AbortSignal;
  readonly limitMs: number;
  /** True where the caller gave up, which no later try mends. */
  wasGivenUp(): boolean;
  stop(): void;
}

/** The time of a call with all its tries. */
export interface CallTime {
  readonly signal: AbortSignal;
  remainingMs(): number;
  startTry(options: { readonly mayTakeAll: boolean }): TryTime;
  stop(): void;
}

/** Starts the clock of one call. `stop` must be called, or its timer keeps the process from ending. */
export function startCallTime(timeoutMs: number, caller: AbortSignal | undefined): CallTime {
  const startedAt = performance.now();
  const whole = startLimit(timeoutMs, caller);
  const remainingMs = () => Math.max(0, timeoutMs - (performance.now() - startedAt));
  return {
    signal: whole.signal,
    remainingMs,
    startTry: ({ mayTakeAll }) => {
      const share = timeoutMs * SHARE_OF_A_TRY;
      const isEndedByWhole = mayTakeAll || remainingMs() <= share;
      // A try that ends with the whole time is named after that, which is what the operator finds in the settings.
      const limitMs = isEndedByWhole ? timeoutMs : share;
      const part = isEndedByWhole ? null : startLimit(limitMs, whole.signal);
      return {
        signal: part?.signal ?? whole.signal,
        limitMs,
        wasGivenUp: () => caller?.aborted === true,
        stop: () => part?.stop(),
      };
    },
    stop: whole.stop,
  };
}

function startLimit(milliseconds: number, outer: AbortSignal | undefined): { signal: AbortSignal; stop(): void } {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new DOMException('The time is up', 'TimeoutError')), milliseconds);
  return {
    signal: outer ? AbortSignal.any([own.signal, outer]) : own.signal,
    stop: () => clearTimeout(timer),
  };
}
