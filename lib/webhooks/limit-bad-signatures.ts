import { processSingleton } from '../process-singleton';

const BAD_SIGNATURES = 30;
const PER_MS = 60_000;
/** Addresses that are remembered at most: whoever has more of them than this is not limited by any of it. */
const MOST_ADDRESSES = 10_000;

interface Offender {
  count: number;
  since: number;
}

function offenders(): Map<string, Offender> {
  return processSingleton('webhook-offenders', () => new Map<string, Offender>());
}

/**
 * Counts a delivery whose signature was wrong against the address it came from. Kept by each process for itself: it only
 * decides how little is done for such a delivery. A right signature is never asked about its address.
 * @returns null below the limit; else how many seconds until the address is heard again
 */
export function countBadSignature(address: string | null, now: Date): number | null {
  const known = offenders();
  const key = address ?? 'unknown';
  const offender = known.get(key);
  if (!offender || now.getTime() - offender.since >= PER_MS) {
    known.delete(key);
    known.set(key, { count: 1, since: now.getTime() });
    const [oldest] = known.keys();
    if (known.size > MOST_ADDRESSES && oldest !== undefined) known.delete(oldest);
    return null;
  }
  offender.count += 1;
  if (offender.count <= BAD_SIGNATURES) return null;
  return Math.max(1, Math.ceil((offender.since + PER_MS - now.getTime()) / 1_000));
}
