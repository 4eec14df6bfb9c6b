import { choosePlatform } from '../../choose-platform';
import type { Decision, PlatformFacts } from '../../decision';
import type { PlanInForce } from '../../plan-in-force';
import type { MigrationFacts } from '../../read-migration-facts';
import type { PlanRoom } from './plan-room';

/** What a room's next meeting gets, reduced to what two of them are compared by. */
export interface RoomOutcome {
  readonly platform: string | null;
  readonly reason: Decision['reason'];
  /** The rule or wave that decides. */
  readonly part: string | null;
  /** A rule or wave that would take the room and can't: which, where to, and why. */
  readonly blocked: { readonly part: string; readonly platform: string; readonly cause: string } | null;
}

/** The plan as it would be if it were in force, for a decision about the future. */
export type PlanToTry = Pick<PlanInForce, 'plan' | 'progress'> & { readonly version?: number };

/**
 * The decision for a room's next meeting under a plan. How a platform failed just now plays no part: a plan is for days,
 * and a preview that changes with each hiccup could never be published.
 */
export function decideUnder(room: PlanRoom, facts: MigrationFacts, plan: PlanToTry | null, now: Date): Decision {
  return choosePlatform({
    room: room.room,
    usage: room.usage,
    override: room.override,
    plan: plan && {
      version: plan.version ?? 0,
      publishedBy: '',
      publishedAt: now,
      plan: plan.plan,
      progress: plan.progress,
      pause: null,
    },
    killSwitches: facts.killSwitches,
    platforms: facts.platforms,
    defaultPlatform: facts.defaultPlatform,
    openMeeting: null,
    now,
  });
}

/** Facts without what was just seen to fail. */
export function withoutFailures(facts: MigrationFacts): MigrationFacts {
  return { ...facts, platforms: facts.platforms.map((platform): PlatformFacts => ({ ...platform, failure: null })) };
}

export function outcomeOf(decision: Decision): RoomOutcome {
  const chosen = decision.steps.find(({ answer }) => answer === 'chosen');
  const blocked = decision.steps.find(
    ({ step, answer }) => answer === 'cannot' && (step === 'RULE' || step === 'WAVE'),
  );
  return {
    platform: decision.platform,
    reason: decision.reason,
    part: chosen?.part ?? null,
    blocked:
      blocked?.part && blocked.platform
        ? { part: blocked.part, platform: blocked.platform, cause: blocked.cause ?? '' }
        : null,
  };
}

/** True where two outcomes of a room are the same, as far as anybody who approved the first one is concerned. */
export function isSameOutcome(one: RoomOutcome, other: RoomOutcome): boolean {
  return (
    one.platform === other.platform &&
    one.reason === other.reason &&
    one.part === other.part &&
    one.blocked?.part === other.blocked?.part &&
    one.blocked?.platform === other.blocked?.platform &&
    one.blocked?.cause === other.blocked?.cause
  );
}
