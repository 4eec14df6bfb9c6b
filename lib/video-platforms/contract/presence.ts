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
