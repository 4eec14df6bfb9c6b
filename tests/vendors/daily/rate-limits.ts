import { DailyError } from './daily-errors';

interface Limit {
  readonly calls: number;
  readonly perMs: number;
}

/** As documented: for most endpoints, for slow ones, and for starting recordings. */
const GENERAL: readonly Limit[] = [
  { calls: 20, perMs: 1_000 },
  { calls: 100, perMs: 5_000 },
];
const SLOW: readonly Limit[] = [
  { calls: 2, perMs: 1_000 },
  { calls: 50, perMs: 30_000 },
];
const RECORDING_STARTS: readonly Limit[] = [
  { calls: 1, perMs: 1_000 },
  { calls: 5, perMs: 5_000 },
];

/**
 * Refuses what goes beyond Daily's documented limits, counted over sliding windows.
 * @returns a function that throws 429 `rate-limit-error`, without a Retry-After, which Daily documents none of
 */
export function makeRateLimits(now: () => Date): (method: string, path: string) => void {
  const calls = new Map<string, number[]>();
  return (method, path) => {
    const [name, limits] = limitsOf(method, path);
    const at = now().getTime();
    const recent = (calls.get(name) ?? []).filter((time) => at - time < 30_000);
    for (const { calls: most, perMs } of limits) {
      if (recent.filter((time) => at - time < perMs).length < most) continue;
      throw new DailyError(429, 'rate-limit-error', 'rate limit exceeded');
    }
    calls.set(name, [...recent, at]);
  };
}

function limitsOf(method: string, path: string): readonly [name: string, limits: readonly Limit[]] {
  if (method === 'DELETE' && /^\/rooms\/[^/]+$/.test(path)) return ['rooms-delete', SLOW];
  if (method === 'GET' && path === '/recordings') return ['recordings-list', SLOW];
  if (method === 'POST' && /^\/rooms\/[^/]+\/recordings\/start$/.test(path))
    return ['recordings-start', RECORDING_STARTS];
  return ['general', GENERAL];
}
