/** How long a move lasts, as offered in the dialog. */
export const EXPIRY_OPTIONS = [
  { value: 'never', label: 'Until it is put back', hours: null },
  { value: 'hour', label: 'For 1 hour', hours: 1 },
  { value: 'shift', label: 'For 8 hours', hours: 8 },
  { value: 'day', label: 'For 1 day', hours: 24 },
  { value: 'week', label: 'For 7 days', hours: 168 },
  { value: 'custom', label: 'Until a day and time…', hours: null },
] as const;

export type ExpiryChoice = (typeof EXPIRY_OPTIONS)[number]['value'];

export type Expiry =
  | { readonly isValid: true; readonly expiresAt: string | null }
  | { readonly isValid: false; readonly message: string };

/**
 * When a move ends by itself.
 * @param customValue what the date field holds, in the reader's own time zone: `2026-12-01T09:00`
 */
export function readExpiry({
  choice,
  customValue,
  now,
}: {
  choice: ExpiryChoice;
  customValue: string;
  now: Date;
}): Expiry {
  if (choice === 'custom') {
    const at = new Date(customValue);
    if (customValue === '' || Number.isNaN(at.getTime())) return { isValid: false, message: 'Choose a day and time.' };
    if (at.getTime() <= now.getTime()) return { isValid: false, message: 'Choose a time that is still to come.' };
    return { isValid: true, expiresAt: at.toISOString() };
  }
  const hours = EXPIRY_OPTIONS.find(({ value }) => value === choice)?.hours ?? null;
  if (hours === null) return { isValid: true, expiresAt: null };
  return { isValid: true, expiresAt: new Date(now.getTime() + hours * 3_600_000).toISOString() };
}
