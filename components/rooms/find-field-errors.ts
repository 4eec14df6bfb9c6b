import type { ApiProblem } from '@/lib/queries/api-problem';
import type { RoomFormValues } from './room-form-values';

type FieldErrors = Readonly<Record<string, string>>;

/**
 * What the server said of each field, by path as the API names it.
 * @param changed the fields that were changed since: `shown` leaves their errors out
 */
export function findFieldErrors(
  problem: Pick<ApiProblem, 'code' | 'message' | 'fieldErrors'> | null,
  changed: readonly (keyof RoomFormValues)[],
): { readonly all: FieldErrors; readonly shown: FieldErrors } {
  const all = problem?.code === 'slug-taken' ? { name: problem.message, ...problem.fieldErrors } : problem?.fieldErrors;
  const shown = Object.entries(all ?? {}).filter(([path]) => !changed.some((field) => fieldOf(path) === field));
  return { all: all ?? {}, shown: Object.fromEntries(shown) };
}

/** `settings.size` is the field `size`, and `tags.0` belongs to `tags`. */
function fieldOf(path: string): string {
  const [first = '', second] = path.split('.');
  return first === 'settings' ? (second ?? first) : first;
}
