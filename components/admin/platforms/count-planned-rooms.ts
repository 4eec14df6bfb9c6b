import type { PlanInForceView } from '@/lib/schemas/migration-plan';

interface PlannedPart {
  readonly to: string;
  readonly tally: Pick<PlanInForceView['waves'][number]['tally'], 'there'>;
}

/** How many rooms the rules and the waves begun so far of the plan in force take to a platform. */
export function countPlannedRooms(
  { rules, waves }: { readonly rules: readonly PlannedPart[]; readonly waves: readonly PlannedPart[] },
  platform: string,
): number {
  return [...rules, ...waves].reduce((rooms, { to, tally }) => rooms + (to === platform ? tally.there : 0), 0);
}
