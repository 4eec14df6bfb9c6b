/** What the rules of a plan may ask of a room beyond what a join needs to know of it. */
export interface RoomFacts {
  /** Null for a room that nobody owns. */
  readonly ownerEmail: string | null;
  readonly tags: readonly string[];
  readonly createdAt: Date;
  /** Names that it had before: whoever listed it by one of them meant this room. */
  readonly formerNames: readonly string[];
  readonly usage: RoomUsage;
}

/** What a room's meetings of the last days used; how many, says `USAGE_DAYS`. */
export interface RoomUsage {
  /** The most people at once in any of them; 0 where there were none. */
  readonly largestPeople: number;
  readonly hasRecordedToCloud: boolean;
  /** Meetings with people in them could record in somebody's browser, which no platform tells us of. */
  readonly hasRecordedLocally: boolean;
}

export const NO_USAGE: RoomUsage = { largestPeople: 0, hasRecordedToCloud: false, hasRecordedLocally: false };
