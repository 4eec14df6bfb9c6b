/** When people are moved, as offered in the dialog. */
export const RELOCATION_OPTIONS = [
  { value: 'empty', label: 'When this call is over' },
  { value: 'time', label: 'At a time…' },
  { value: 'now', label: 'Now' },
] as const;

export type RelocationChoice = (typeof RELOCATION_OPTIONS)[number]['value'];

export type RelocationTime =
  | { readonly isValid: true; readonly at: string }
  | { readonly isValid: false; readonly message: string };

/**
 * The moment that was typed.
 * @param value what the date field holds, in the reader's own time zone: `2026-12-01T09:00`
 */
export function readRelocationTime(value: string, now: Date): RelocationTime {
  const at = new Date(value);
  if (value === '' || Number.isNaN(at.getTime())) return { isValid: false, message: 'Choose a day and a time.' };
  if (at <= now) return { isValid: false, message: 'Choose a time that lies ahead.' };
  return { isValid: true, at: at.toISOString() };
}
