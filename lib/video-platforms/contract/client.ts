import type { PlatformDrills } from './drills';
import type { EmbedDescriptor } from './embed-descriptor';
import type { Grant, GrantParticipant } from './grant';
import type {
  CreateMeetingRequest,
  ListedRoom,
  MeetingData,
  MeetingReference,
  ParticipantRole,
  PlatformId,
  VendorRoom,
} from './meeting';
import type { PlatformPresence, PresentParticipant, RoomSession } from './presence';
import type { PlatformRecordings } from './recordings';
import type { PlatformWebhookSetup, PlatformWebhooks } from './webhooks';

export interface PlatformHealth {
  readonly isHealthy: boolean;
  /** One sentence for an administrator. */
  readonly message: string;
  readonly latencyMs: number;
}

export interface LogoImage {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/png' | 'image/jpeg';
}

/** What runs in the background for one platform. */
export interface PlatformTask {
  readonly name: string;
  /** Five cron fields. */
  readonly schedule: string;
  run(): Promise<void>;
}

export interface VideoPlatformClient {
  readonly platform: PlatformId;
  /** Tells the account at the vendor apart from others (domain, subdomain, app id). Never a secret. */
  readonly account: string;
  /** Idempotent for one `roomNamePrefix`. */
  createMeeting(request: CreateMeetingRequest): Promise<MeetingData>;
  /** For one room and one person. Local wherever the vendor allows it: no vendor call per join. */
  issueGrant(request: {
    readonly meeting: MeetingReference;
    readonly participant: GrantParticipant;
    readonly role: ParticipantRole;
  }): Promise<Grant>;
  toEmbed(meeting: MeetingReference, grant: Grant): EmbedDescriptor;
  /** Puts everybody out and ends the call; null where the platform has no way to do so from outside. */
  readonly endMeeting: ((room: VendorRoom) => Promise<void>) | null;
  /**
   * Idempotent: a room that is gone already is a success. Also for a room whose create was never answered: it is looked
   * for by the reserved name. Null where rooms are not made at the platform at all.
   */
  readonly deleteRoom: ((room: VendorRoom) => Promise<void>) | null;
  /**
   * Whether the vendor still has the room: false also for one that it lets nobody into any more because its time is over.
   * Null where rooms are not made at the platform at all.
   * @throws VideoPlatformError where the vendor gave no answer to that
   */
  readonly isRoomThere: ((room: VendorRoom, signal?: AbortSignal) => Promise<boolean>) | null;
  /**
   * Every room on the account, also those that others made: nothing may be done to a room because it is listed here. Null
   * where rooms are not made at the platform at all.
   */
  readonly listRooms: (() => Promise<readonly ListedRoom[]>) | null;
  /** Moves the vendor's own end of a room that is in use; null where it can't be moved. */
  readonly extendRoom: ((room: VendorRoom, endDate: Date) => Promise<void>) | null;
  readonly getRoomSessions: ((room: VendorRoom) => Promise<readonly RoomSession[]>) | null;
  /** Who is in the call now, machines left out. */
  readonly listParticipants: ((room: VendorRoom) => Promise<readonly PresentParticipant[]>) | null;
  /** Whether and how the vendor can be asked who is in, beside its events; null where it can't be asked at all. */
  readonly presence: PlatformPresence | null;
  checkHealth(): Promise<PlatformHealth>;
  readonly uploadLogo: ((room: VendorRoom, image: LogoImage) => Promise<void>) | null;
  readonly webhooks: PlatformWebhooks | null;
  /** Null where webhooks are set up by hand (in the vendor's console or the server's files). */
  readonly webhookSetup: PlatformWebhookSetup | null;
  readonly recordings: PlatformRecordings | null;
  readonly drills: PlatformDrills | null;
  readonly tasks: readonly PlatformTask[];
}
