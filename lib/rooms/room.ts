import type { RoomSettings, RoomView } from '../schemas/room';

/** A room as it is kept. */
export interface Room {
  readonly id: string;
  /** The word in the link. */
  readonly slug: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** Home platform: a plain id, which this installation may no longer know. */
  readonly platform: string;
  readonly pin: RoomView['pin'];
  readonly visibility: RoomView['visibility'];
  readonly tags: readonly string[];
  readonly settings: RoomSettings;
  /** Raised with every change; what `If-Match` is compared with. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly deletedAt: Date | null;
  /** The names it had before, which stay taken with its own. Read of deleted rooms only; null of others. */
  readonly formerNames: readonly string[] | null;
  /** Since when it takes no newcomers and waits for the people in its call to leave, to be deleted then. */
  readonly closingSince: Date | null;
  readonly closingBy: string | null;
}

/** A room moved by hand. */
export interface RoomOverride {
  readonly id: string;
  readonly platform: string;
  readonly expiresAt: Date | null;
  readonly note: string | null;
  readonly waive: readonly string[];
  readonly changeId: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** What goes on in a room at this moment. */
export interface LiveMeeting {
  readonly meetingId: string;
  readonly platform: string;
  readonly state: string;
  readonly people: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  /** Our clock: past it with people in, the meeting is overrunning. */
  readonly endDate: Date;
  /** When its people are moved to where the room belongs now; null where that waits for them to leave. */
  readonly relocateAt: Date | null;
  /** Who planned that; null where the platform itself ends the meeting then. */
  readonly relocateBy: string | null;
  /** Why the last try of a move failed, and whether that was to be at once; null where none did. */
  readonly relocateFailure: { readonly isAtOnce?: boolean } | null;
}

/** A room with everything a list shows of it. */
export interface RoomListing {
  readonly room: Room;
  readonly live: LiveMeeting | null;
  /** How many wait at its door. */
  readonly waitingPeople: number;
  /** The move by hand that is in force. */
  readonly override: RoomOverride | null;
  /** The latest move by hand where its time is over and nothing took its place. Decisions say of it that it has expired. */
  readonly expiredOverride: RoomOverride | null;
}
