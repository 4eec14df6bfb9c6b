import type { PlanVersionKind } from '@/lib/schemas/plan';

const KIND_WORDS: Readonly<Record<PlanVersionKind, string>> = {
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

/** How a version came to be, before "by": `Rolled back to plan 3`. */
export function describeOrigin(kind: PlanVersionKind, copies: number | null): string {
  return kind === 'rollback' && copies !== null ? `${KIND_WORDS[kind]} to ${nameTarget(copies)}` : KIND_WORDS[kind];
}
