/** A moment while it is being written: as its box shows it, and to the last digit as long as nobody touches that. */
export interface FormTime {
  /** `2026-12-01T09:00`, in the clock of whoever reads it, with seconds where there are any; empty where there is none. */
  readonly shown: string;
  /** The moment as the plan has it, which the box may not show whole; null once somebody typed. */
  readonly kept: string | null;
}

export const NO_TIME: FormTime = { shown: '', kept: null };

/** A moment of a plan, for its box. */
export function toFormTime(iso: string | null | undefined): FormTime {
  if (!iso) return NO_TIME;
  const date = new Date(iso);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return { shown: local.toISOString().replace(/(:00)?\.000Z$|Z$/, ''), kept: iso };
}

/** What somebody typed or chose in a box. */
export function typeTime(shown: string): FormTime {
  return { shown, kept: null };
}

/** The moment as the API takes it; null for an empty box. What is no date is sent as it is, and refused with its place. */
export function toInstant({ shown, kept }: FormTime): string | null {
  if (kept !== null || shown === '') return kept;
  const date = new Date(shown);
  return Number.isNaN(date.getTime()) ? shown : date.toISOString();
}
