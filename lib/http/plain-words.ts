import type { z } from 'zod';

/** One wrong field: `path` is empty for the whole, else like `settings.size` or `tags.0`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
};

const NUMBERS: ReadonlySet<string> = new Set(['number', 'int']);

function nounOf(type: string): string {
  return NOUNS[type] ?? `a ${type}`;
}

function nounOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return nounOf(typeof value);
}

const UNITS: Readonly<Record<string, string>> = {
  string: ' characters',
  array: ' entries',
  set: ' entries',
  map: ' entries',
};

function listOf(values: readonly unknown[]): string {
  const names = values.map(String);
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/**
 * Given to zod's `parse` as its error map: words for people where a schema has none of its own. Written to follow the
 * name of the field: "`size` must be at most 1000."
 */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing.';
      // A wrong number where a number is needed: not a whole one, or what a text in the address was read as.
      if (typeof issue.input === 'number' && NUMBERS.has(issue.expected)) return `must be ${nounOf(issue.expected)}.`;
      return `must be ${nounOf(issue.expected)}, not ${nounOfValue(issue.input)}.`;
    case 'too_big': {
      const bound = issue.inclusive === false ? 'less than' : 'at most';
      const unit = UNITS[issue.origin];
      return unit ? `must have ${bound} ${issue.maximum}${unit}.` : `must be ${bound} ${issue.maximum}.`;
    }
    case 'too_small': {
      if ((issue.origin === 'string' || issue.origin === 'array') && Number(issue.minimum) === 1)
        return 'must not be empty.';
      const bound = issue.inclusive === false ? 'more than' : 'at least';
      const unit = UNITS[issue.origin];
      return unit ? `must have ${bound} ${issue.minimum}${unit}.` : `must be ${bound} ${issue.minimum}.`;
    }
    case 'invalid_value':
      return `must be ${listOf(issue.values)}.`;
    case 'unrecognized_keys':
      return issue.keys.length === 1 ? `has no field ${issue.keys[0]}.` : `has no fields ${issue.keys.join(', ')}.`;
    case 'invalid_format':
      return `is not a valid ${issue.format === 'regex' ? 'value' : issue.format.replaceAll('_', ' ')}.`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}.`;
    case 'invalid_union':
      return 'has none of the allowed forms.';
    case 'invalid_key':
    case 'invalid_element':
      return 'holds an entry that is not valid.';
    default:
      return 'is not valid.';
  }
};

/** The wrong fields of a zod error. A field that is not known is named by its own path. */
export function describeZodError(error: z.ZodError, unknown = 'is not a known field.'): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: unknown }));
    }
    return [{ path: path.join('.'), message: issue.message }];
  });
}
