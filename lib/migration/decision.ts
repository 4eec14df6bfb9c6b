import type { DecisionReason, DecisionStep } from '../schemas/decision';
import type { MeetingSettings, PlatformCapabilities, PlatformId } from '../video-platforms/contract';

/** What is known of one platform at the moment of a decision. */
export interface PlatformFacts {
  readonly id: PlatformId;
  readonly isConfigured: boolean;
  readonly isDemo: boolean;
  readonly state: 'active' | 'draining' | 'disabled';
  readonly capabilities: PlatformCapabilities;
  /** Set where the platform was just seen to fail: it can't take a meeting now. */
  readonly failure: PlatformFailure | null;
}

/** How a platform failed just now: it didn't answer, or what it answered when asked for a meeting. */
export type PlatformFailure = 'create-failed' | 'create-refused' | 'create-unreadable' | 'create-busy' | 'key-refused';

export interface DecisionRoom {
  readonly platform: PlatformId;
  readonly pin: 'none' | 'preferred' | 'required';
  readonly settings: MeetingSettings;
}

export interface DecisionOverride {
  readonly platform: PlatformId;
  readonly expiresAt: Date | null;
  readonly waive: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface DecisionInput {
  readonly room: DecisionRoom;
  readonly override: DecisionOverride | null;
  /** Every platform known here, in the order in which a fallback asks them. */
  readonly platforms: readonly PlatformFacts[];
  readonly defaultPlatform: PlatformId;
  /** The open meeting, only where somebody is in it or on the way in. */
  readonly openMeeting: { readonly platform: PlatformId; readonly people: number } | null;
  readonly now: Date;
}

/** What the sentence of a decision is made of; kept with it, so that it reads the same for ever. */
export interface DecisionDetails {
  readonly people?: number;
  readonly homePlatform?: PlatformId;
  readonly movedBy?: string;
  readonly movedAt?: string;
  readonly movedUntil?: string | null;
  /** A move that was asked for and could not be. */
  readonly blocked?: { readonly platform: PlatformId; readonly cause: string };
  /** Whose place a fallback takes. */
  readonly instead?: { readonly step: DecisionReason; readonly platform: PlatformId; readonly cause: string };
}

export interface Decision {
  /** Null only with the reason NO_PLATFORM. */
  readonly platform: PlatformId | null;
  readonly reason: DecisionReason;
  readonly steps: readonly DecisionStep[];
  readonly details: DecisionDetails;
}
