import type { VendorRoom } from './meeting';

export interface PresentParticipant {
  readonly connectionId: string;
  readonly participantId: string | null;
  readonly displayName: string | null;
  readonly joinedAt: Date;
}

/** One conference that was held in a room at the vendor. */
export interface RoomSession {
  readonly sessionId: string;
  readonly startedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
}

/** One connection's stay, from its beginning to its end; null while it goes on. */
export interface RoomVisit extends PresentParticipant {
  readonly leftAt: Date | null;
}

/** What a vendor answers when it is asked about one room. */
export type PresenceReport =
  /** Every person who is in: whoever is missing is out. */
  | { readonly tells: 'everybody'; readonly people: readonly PresentParticipant[] }
  /** Stays that the vendor knows of: whoever is missing may be in all the same. */
  | { readonly tells: 'visits'; readonly visits: readonly RoomVisit[] }
  /** Whether a conference goes on, and not who is in it; null where there is none, and so nobody in. */
  | {
      readonly tells: 'conference';
      readonly conference: {
        /** Whoever came before that belongs to an earlier conference, and is out. Null where it isn't told. */
        readonly startedAt: Date | null;
        /** Connections in it, machines included, of those that `isCounted` says yes to; null where it isn't told. */
        readonly connections: number | null;
      } | null;
    };

/** Whom a vendor can be asked about, and how far its answer can be trusted. */
export interface PlatformPresence {
  readonly tells: PresenceReport['tells'];
  /** For how long after somebody came or went an answer may still say the opposite, in milliseconds. */
  readonly lagMs: number;
  /** No oftener than this about one room, in milliseconds: as the vendor wants it, or as its answers change. */
  readonly everyMs: number;
  /** @throws VideoPlatformError where the vendor gave no answer, which is not "nobody" */
  readonly ask: (room: VendorRoom) => Promise<PresenceReport>;
  /** The same for all rooms of the account in one call; null where the vendor has none. */
  readonly askForAll: (() => Promise<(room: VendorRoom) => PresenceReport>) | null;
  /** Whether a conference's number of connections includes this one; left out where it includes all. */
  readonly isCounted?: (connectionId: string) => boolean;
}
