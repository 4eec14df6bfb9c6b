import type { DecisionInput } from '../../decision';

/** A room as plans look at it: everything that a decision asks of it, and the call that goes on in it. */
export interface PlanRoom extends Pick<DecisionInput, 'room' | 'usage' | 'override'> {
  readonly live: { readonly platform: string; readonly people: number } | null;
}
