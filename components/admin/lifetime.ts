/** How long a link or key works, as offered in forms. */
export const LIFETIME_OPTIONS = [
  { value: 'day', label: 'For 1 day' },
  { value: 'week', label: 'For 7 days' },
  { value: 'month', label: 'For 30 days' },
  { value: 'year', label: 'For 1 year' },
  { value: 'always', label: 'Until it is revoked' },
] as const;

export type Lifetime = (typeof LIFETIME_OPTIONS)[number]['value'];

const DAYS: Readonly<Record<Lifetime, number | null>> = { day: 1, week: 7, month: 30, year: 365, always: null };

/** When something made now stops working; null for never. */
export function expiryOf(lifetime: Lifetime, now: Date): string | null {
  const days = DAYS[lifetime];
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
}
