import { z } from 'zod';

/** Control characters, halves of characters, and the invisible marks that can make one name look like another or turn text around. */
export const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * A name that people see: one line, trimmed, 1 to `longest` characters. `<` and `>` are refused: a vendor's page may
 * show a name without escaping it.
 */
export function displayText(what: string, longest: number) {
  return z
    .string({ error: `${what} must be a text.` })
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, { error: `${what} must not be empty.` })
        .max(longest, { error: `${what} must have at most ${longest} characters.` })
        .refine((value) => !CONTROL_CHARACTERS.test(value), { error: `${what} must not hold control characters.` })
        .refine((value) => !/[<>]/.test(value), { error: `${what} must not hold < or >.` }),
    );
}

/** What PostgreSQL can't keep, and what shows as nothing. Line breaks and tabs are fine here. */
const UNSTORABLE = /\p{Cs}|(?![\n\r\t])\p{Cc}/u;

/** A longer text that people write: trimmed, of any number of lines, at most `longest` characters. */
export function freeText(what: string, longest: number) {
  return z
    .string({ error: `${what} must be a text.` })
    .trim()
    .max(longest, { error: `${what} must have at most ${longest} characters.` })
    .refine((value) => !UNSTORABLE.test(value), { error: `${what} must not hold control characters.` });
}

/** Why a date was refused. A form with a calendar has other words for it. */
export const NO_DATE = 'must be a date and time such as 2026-12-01T09:00:00Z.';

export const isoDate = z.iso.datetime({ offset: true, error: NO_DATE });
