import type { DecisionOverride } from '../migration/decision';
import type { RoomSettings } from '../schemas/room';
import type { Meeting } from './meeting';

/** What a join and a decision need to know of a room. */
export interface RoomState {
  readonly room: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly ownerId: string | null;
    readonly visibility: 'open' | 'members' | 'private';
    readonly platform: string;
    readonly pin: 'none' | 'preferred' | 'required';
    readonly settings: RoomSettings;
    /** It takes no newcomers, and is deleted as soon as the people in its call have left. */
    readonly isClosing: boolean;
  };
  readonly override: DecisionOverride | null;
  /** The reservation that is being made into a meeting right now. */
  readonly creating: { readonly id: string; readonly platform: string; readonly leaseExpiresAt: Date } | null;
  /** The live meeting. */
  readonly meeting: Meeting | null;
  readonly people: number;
  /** Somebody is in the live meeting by the vendor's own word: not just by what their page says. */
  readonly isSomebodyConfirmed: boolean;
  /** Somebody is in the live meeting, or a call page on the way in was heard from lately. */
  readonly isInUse: boolean;
}
