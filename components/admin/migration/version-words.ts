import type { PlanVersionKind } from '@/lib/schemas/plan';

/** How a version came to be, before "by". */
export const KIND_WORDS: Readonly<Record<PlanVersionKind, string>> = {
  publish: 'Published',
  rollback: 'Rolled back',
  settle: 'Settled',
  unsettle: 'Settling taken back',
  initial: 'Made of the settings',
};

/** What a rollback goes to. */
export function nameTarget(version: number): string {
  return version === 0 ? 'no plan' : `plan ${version}`;
}
