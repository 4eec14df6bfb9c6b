import type { Plan, PlanProgress } from '../schemas/plan';

/** The plan that decisions are made from now, and how far it has come. */
export interface PlanInForce {
  readonly version: number;
  readonly publishedBy: string;
  readonly publishedAt: Date;
  /** The same object for as long as this version is in force in this process: what is made of it can be kept beside it. */
  readonly plan: Plan;
  /** Only waves that have begun take rooms. */
  readonly progress: PlanProgress;
  /** Null where it runs. While it is paused no further wave begins; those that have begun go on taking rooms. */
  readonly pause: PlanPause | null;
}

/** Since when a plan has been paused, and by whom. */
export interface PlanPause {
  readonly at: Date;
  readonly by: string | null;
}

/** Keeps rooms from being moved to one platform, or to any. */
export interface KillSwitch {
  /** A platform's id, or `all`. */
  readonly target: string;
  readonly onAt: Date;
  readonly onBy: string;
  readonly reason: string | null;
}

/** The target of the switch that stops every move. */
export const ALL_TARGETS = 'all';
