import type { DecisionReason, DecisionStep } from '../schemas/decision';
import type { PlatformCapabilities, PlatformId } from '../video-platforms/contract';
import type { NeededSettings } from './assess-move';
import type { PlanInForce } from './plan-in-force';
import type { RoomFacts } from './room-facts';

/** What is known of one platform at the moment of a decision. */
export interface PlatformFacts {
  readonly id: PlatformId;
  readonly isConfigured: boolean;
  readonly isDemo: boolean;
  readonly state: 'active' | 'draining' | 'disabled';
  readonly capabilities: PlatformCapabilities;
  /** Set where the platform was just seen to fail: it can't take a meeting now. */
  readonly failure: PlatformFailure | null;
  /** It failed so often that it was left alone, and one create may try it now: whoever is given it must claim that. */
  readonly isHalfOpen?: boolean;
  /** How its tries went since it last made a meeting, where that is why. For what is said of it; no decision asks for it. */
  readonly doubt?: PlatformDoubt;
}

/** A platform that may be tried again after it failed: whether it answers is known when somebody joins. */
export interface PlatformDoubt {
  readonly failuresInRow: number;
  /** Null where that wasn't noted yet. */
  readonly lastFailedAt: string | null;
}

/**
 * How a platform failed just now: it didn't answer, or what it answered when asked for a meeting; `breaker-open` where
 * it failed so often that it is left alone for a while.
 */
export type PlatformFailure =
  | 'create-failed'
  | 'create-refused'
  | 'create-unreadable'
  | 'create-busy'
  | 'key-refused'
  | 'breaker-open';

export interface DecisionRoom extends Omit<RoomFacts, 'usage'> {
  readonly id: string;
  /** The word in its link. */
  readonly slug: string;
  /** Its home. */
  readonly platform: PlatformId;
  readonly pin: 'none' | 'preferred' | 'required';
  readonly settings: NeededSettings;
}

export interface DecisionOverride {
  readonly platform: PlatformId;
  readonly expiresAt: Date | null;
  readonly waive: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Which moves are stopped, whatever the plan and moves by hand say. */
export interface KillSwitches {
  /** Targets that no room is moved to; `all` for every one. Those held by the environment are among them. */
  readonly targets: ReadonlySet<PlatformId | 'all'>;
  /** Those of them that only the environment can lift: its flag for that target says `false`. */
  readonly heldByEnvironment: ReadonlySet<PlatformId>;
  /** Who switched the others on, for what is said of them; no decision asks for it. */
  readonly switchedBy?: ReadonlyMap<PlatformId | 'all', string>;
}

export const NO_KILL_SWITCHES: KillSwitches = { targets: new Set(), heldByEnvironment: new Set() };

export interface DecisionInput extends Pick<RoomFacts, 'usage'> {
  readonly room: DecisionRoom;
  /** What platforms are checked against, where that isn't what the room is set to: what a past meeting used. */
  readonly needs?: NeededSettings;
  readonly override: DecisionOverride | null;
  /** Null where no plan was ever published. */
  readonly plan: PlanInForce | null;
  readonly killSwitches: KillSwitches;
  /** Every platform known here, in the order in which a fallback asks them. */
  readonly platforms: readonly PlatformFacts[];
  readonly defaultPlatform: PlatformId;
  /** The open meeting, only where somebody is in it or on the way in. */
  readonly openMeeting: { readonly platform: PlatformId; readonly people: number } | null;
  readonly now: Date;
}

/** What of a rule holds for a room: of its lists only that the room is in them. */
export interface MatchedRule {
  readonly id: string;
  /** Its place in the plan, from 1. */
  readonly number: number;
  readonly isListed?: boolean;
  readonly isOwned?: boolean;
  readonly tags?: readonly string[];
  readonly slugPrefix?: string;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly recording?: string;
  readonly createdAfter?: string;
}

export interface MatchedWave {
  readonly id: string;
  /** Its place in the plan, from 1. */
  readonly number: number;
  readonly percentage: number;
  readonly bucket: number;
}

/** A move that a step asked for and that did not come about. */
export interface UnmadeMove {
  /** Left out in decisions of before there were plans: then it was a move by hand. */
  readonly step?: DecisionReason;
  readonly platform: PlatformId;
  readonly cause: string;
  /** True where the room isn't set to need what is lacking, but its meetings of the last days used it. */
  readonly isByUsage?: boolean;
}

/** What the sentence of a decision is made of; kept with it, so that it reads the same for ever. */
export interface DecisionDetails {
  readonly people?: number;
  readonly homePlatform?: PlatformId;
  /** What home is known to lack, as a cause, where the room is on it all the same because it is its home. */
  readonly homeLacks?: string;
  /** What the platform of a move by hand lacks, as a cause, where whoever made the move gave that up. */
  readonly moveLacks?: string;
  readonly movedBy?: string;
  readonly movedAt?: string;
  readonly movedUntil?: string | null;
  readonly plan?: { readonly version: number; readonly publishedBy: string; readonly publishedAt: string };
  readonly rule?: MatchedRule;
  readonly wave?: MatchedWave;
  /** A move that was asked for and could not be; of what comes after a stopped one nothing is said. */
  readonly blocked?: UnmadeMove;
  /** A move that is made once its kill switch is lifted, whatever was blocked before it. */
  readonly stopped?: UnmadeMove;
  /** Whose place a fallback takes. */
  readonly instead?: { readonly step: DecisionReason; readonly platform: PlatformId; readonly cause: string };
}

export interface Decision {
  /** Null only with the reason NO_PLATFORM. */
  readonly platform: PlatformId | null;
  readonly reason: DecisionReason;
  readonly steps: readonly DecisionStep[];
  readonly details: DecisionDetails;
  /** The plan in force when it was made, whether or not that plan decided; null where there was none. */
  readonly planVersion: number | null;
}
