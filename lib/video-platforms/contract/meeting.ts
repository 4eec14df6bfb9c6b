/** `mock`, `jitsi`, …; a plain string, because private platforms may be registered at run time. */
export type PlatformId = string;

export type ParticipantRole = 'host' | 'guest';

export type RecordingKind = 'none' | 'local' | 'cloud';

/** What is frozen into a meeting when it is created. */
export interface MeetingSettings {
  /** The largest number of people expected at once. */
  readonly size: number;
  readonly recording: RecordingKind;
  readonly recordingStart: 'host' | 'prompt' | 'automatic';
}

/** What is known of a room where a platform is asked for a meeting. */
export interface MeetingRoom {
  readonly slug: string;
  readonly title: string;
  readonly settings: MeetingSettings;
}

export interface CreateMeetingRequest {
  /**
   * Unique to one reservation and carrying this installation's id: `[a-z0-9-]`, at most 64 characters. A retry after a
   * lost answer sends the same one and must find what was made, not make a second room.
   */
  readonly roomNamePrefix: string;
  /** When the vendor may let the room end by itself. */
  readonly endDate: Date;
  readonly room: MeetingRoom;
  /**
   * True where an earlier try for this reservation may have succeeded without our hearing of it. A platform that names
   * rooms itself then looks for what was made; otherwise it needn't spend a call on that.
   */
  readonly mayHaveBeenMade: boolean;
  /** Aborts when the caller's time is up. */
  readonly signal?: AbortSignal;
}

/** What a platform answers to a create, the same shape everywhere. */
export interface MeetingData {
  readonly meetingId: string;
  readonly roomName: string;
  readonly roomUrl: string;
  /** A secret on some platforms: never kept in clear, never shown to guests. */
  readonly hostRoomUrl: string;
  readonly platform: PlatformId;
  /** What only this platform knows. Must hold no secret: it is kept with the meeting. */
  readonly extraData: Readonly<Record<string, unknown>>;
}

/** A room at a platform, as it was kept with a meeting. */
export interface VendorRoom {
  /** The vendor's name of the room, or the name that was reserved where no answer ever came. */
  readonly roomName: string;
  /** Null where no answer to the create ever came: the room may exist all the same. */
  readonly vendorMeetingId: string | null;
  readonly providerData: Readonly<Record<string, unknown>>;
}

/** A room on the account at a platform, whoever made it. */
export interface ListedRoom {
  readonly roomName: string;
  readonly vendorMeetingId: string | null;
  /** Null where the platform doesn't say. */
  readonly createdAt: Date | null;
}

/** A meeting as it was kept, without anything secret. */
export interface MeetingReference extends VendorRoom {
  /** Our id. */
  readonly id: string;
  readonly vendorEndDate: Date;
  /** The room's title, for the platform's own header. */
  readonly title: string;
  readonly settings: MeetingSettings;
}
