import type { DeliveryVerdictView } from '@/lib/schemas/webhook-delivery';

/** How a signature was accepted, in words: `accepted, by the older of 2 secrets, 340 ms after it was signed`. */
export function describeVerdict({ secret, secrets, ageMs }: DeliveryVerdictView): string {
  const parts = ['accepted'];
  if (secrets === 2) parts.push(`by the ${secret === 1 ? 'newest' : 'older'} of 2 secrets`);
  if (secrets > 2)
    parts.push(secret === 1 ? `by the newest of ${secrets} secrets` : `by secret ${secret} of ${secrets}`);
  if (ageMs !== null) parts.push(describeAge(ageMs));
  return parts.join(', ');
}

function describeAge(ageMs: number): string {
  const seconds = Math.abs(ageMs) / 1_000;
  const length = seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
  return ageMs < 0 ? `${length} before it was signed by the platform’s clock` : `${length} after it was signed`;
}
