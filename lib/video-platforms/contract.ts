/**
 * What every video platform is to Patchbay. Types only: platforms depend on this file, never the reverse, and
 * nothing here is named after a vendor. What a platform can't do is `null`, never a method that throws.
 */

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

/** Fields that platforms share; each platform narrows this type and adds its own. */
export interface VideoPlatformConfig {
  readonly apiKey?: string;
  /** Newest first; several while a secret is being rotated. */
  readonly webhookSecrets: readonly string[];
  readonly apiUrl?: string;
  readonly subdomain?: string;
  readonly s3Bucket?: string;
  readonly s3Region?: string;
  readonly awsRoleArn?: string;
  readonly awsAccessKeyId?: string;
  readonly awsAccessKeySecret?: string;
}

/** Facts about a platform, the same for every installation. */
export interface PlatformCapabilities {
  /** Somebody can be held outside the call by the platform itself. */
  readonly lobby: boolean;
  /** A host can close the call to newcomers. */
  readonly lock: boolean;
  readonly cloudRecording: boolean;
  readonly localRecording: boolean;
  /** People in one call; null where the platform sets no limit of its own. */
  readonly largestMeeting: number | null;
  readonly hostRole: boolean;
  /** A guest's grant is per person, so that it opens the call to nobody else. */
  readonly guestToken: boolean;
  /** The embed tells the page who comes and goes. */
  readonly embedEvents: boolean;
  readonly webhookCoverage: 'full' | 'partial' | 'none';
  readonly dialIn: boolean;
  readonly logo: boolean;
  readonly endForAll: boolean;
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

/** A meeting as it was kept, without anything secret. */
export interface MeetingReference {
  /** Our id. */
  readonly id: string;
  readonly roomName: string;
  readonly vendorMeetingId: string | null;
  readonly providerData: Readonly<Record<string, unknown>>;
  readonly vendorEndDate: Date;
  /** The room's title, for the platform's own header. */
  readonly title: string;
  readonly settings: MeetingSettings;
}

export interface GrantParticipant {
  /** At most 36 characters of `[A-Za-z0-9-]`: the strictest limit any vendor sets. */
  readonly id: string;
  readonly displayName: string;
  readonly email?: string;
}

/** What one person needs to enter one room. Never stored, never logged. */
export interface Grant {
  readonly role: ParticipantRole;
  readonly displayName: string;
  readonly url: string;
  readonly token: string | null;
  readonly expiresAt: Date;
}

/**
 * A serialisable description of what the page shows. React knows these kinds and not platforms, so two platforms may
 * share one.
 */
export type EmbedDescriptor =
  | {
      readonly kind: 'frame';
      /** A page that speaks our frame messages: `{source: 'patchbay-frame', type, …}` to its parent. */
      readonly url: string;
      readonly allow: string;
    }
  | {
      readonly kind: 'jitsi-external-api';
      readonly scriptUrl: string;
      readonly domain: string;
      readonly roomName: string;
      readonly jwt: string | null;
      readonly displayName: string;
      readonly configOverwrite: Readonly<Record<string, unknown>>;
    };

/** One connection as a vendor tells of it. */
export interface EventParticipant {
  /** The vendor's id of this connection; a reload or reconnect has another. */
  readonly connectionId: string;
  /** The id we gave this person in their grant; null for people who came without one. */
  readonly participantId: string | null;
  readonly displayName: string | null;
  readonly isHost: boolean | null;
  /** A recorder, streamer or other machine: never counted as a person. */
  readonly isBot: boolean;
}

/** What a webhook means, in one vocabulary for every platform. `roomName` is the vendor's name of the room. */
export type MeetingEvent =
  | { readonly type: 'meeting-started'; readonly roomName: string; readonly at: Date }
  | { readonly type: 'meeting-ended'; readonly roomName: string; readonly at: Date; readonly startedAt: Date | null }
  | {
      readonly type: 'participant-joined';
      readonly roomName: string;
      readonly at: Date;
      readonly participant: EventParticipant;
    }
  | {
      readonly type: 'participant-left';
      readonly roomName: string;
      readonly at: Date;
      readonly participant: EventParticipant;
    };

export type WebhookHeaders = Readonly<Record<string, string | undefined>>;

export interface WebhookVerification {
  readonly rawBody: Uint8Array;
  /** Names in lower case. */
  readonly headers: WebhookHeaders;
  readonly now: Date;
  readonly secrets: readonly string[];
}

export type WebhookVerdict =
  | { readonly isValid: true }
  | { readonly isValid: false; readonly reason: 'missing' | 'malformed' | 'mismatch' | 'too-old' | 'from-the-future' };

/** What can be read off a delivery without understanding it. */
export interface WebhookEnvelope {
  readonly eventId: string | null;
  readonly type: string | null;
}

export interface PlatformWebhooks {
  /** Over the raw bytes, in constant time, within the scheme's time window. Never throws. */
  verifyWebhookSignature(verification: WebhookVerification): WebhookVerdict;
  /** Never throws: a body that makes no sense has no id and no type. */
  readEnvelope(rawBody: Uint8Array, path: string): WebhookEnvelope;
  /** Pure. An event type that is not known gives no events; a body that cannot be read throws `malformed-response`. */
  normalise(rawBody: Uint8Array, path: string): readonly MeetingEvent[];
}

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

export interface PlatformHealth {
  readonly isHealthy: boolean;
  /** One sentence for an administrator. */
  readonly message: string;
  readonly latencyMs: number;
}

export interface RecordingLink {
  readonly url: string;
  readonly expiresAt: Date;
}

export interface VendorRecording {
  readonly recordingId: string;
  readonly startedAt: Date;
  readonly durationSeconds: number | null;
  readonly isFinished: boolean;
}

export interface PlatformRecordings {
  listRecordings(roomName: string): Promise<readonly VendorRecording[]>;
  getRecordingLink(recordingId: string): Promise<RecordingLink>;
  startRecording(roomName: string): Promise<{ readonly recordingId: string }>;
  stopRecording(roomName: string): Promise<void>;
}

/** Faults that an outage drill switches on. */
export interface ScriptedFaults {
  /** Added to every answer of the platform's API. */
  readonly latencyMs: number;
  /** Creates answered with an error, 0 to 100 percent. */
  readonly createErrorPercent: number;
  /** Webhooks never sent, sent twice, and sent out of order, 0 to 100 percent each. */
  readonly lostWebhookPercent: number;
  readonly duplicateWebhookPercent: number;
  readonly reorderedWebhookPercent: number;
}

export interface PlatformDrills {
  getFaults(): Promise<ScriptedFaults>;
  setFaults(faults: ScriptedFaults): Promise<void>;
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
  readonly endMeeting: ((roomName: string) => Promise<void>) | null;
  /** Idempotent: a room that is gone already is a success. Null where rooms are not made at the platform at all. */
  readonly deleteRoom: ((roomName: string) => Promise<void>) | null;
  readonly getRoomSessions: ((roomName: string) => Promise<readonly RoomSession[]>) | null;
  readonly listParticipants: ((roomName: string) => Promise<readonly PresentParticipant[]>) | null;
  checkHealth(): Promise<PlatformHealth>;
  readonly uploadLogo: ((roomName: string, image: Uint8Array) => Promise<void>) | null;
  readonly webhooks: PlatformWebhooks | null;
  readonly recordings: PlatformRecordings | null;
  readonly drills: PlatformDrills | null;
  readonly tasks: readonly PlatformTask[];
}

/** What a client is given besides its config, so that tests can put their own in. */
export interface PlatformServices {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}

export type PlatformConfigResult<Config extends VideoPlatformConfig> =
  | { readonly isConfigured: true; readonly config: Config; readonly warnings: readonly string[] }
  /** `missing` and `invalid` hold names of settings, never values. */
  | {
      readonly isConfigured: false;
      readonly missing: readonly string[];
      readonly invalid: readonly string[];
      /** What is wrong with each invalid one, for the operator: `must be …, for example …`. Never a value. */
      readonly problems?: Readonly<Record<string, string>>;
    };

/** Settings by name, as the environment or the settings file gave them. */
export type PlatformSettings = Readonly<Record<string, string | undefined>>;

/** The one door of a platform's folder. */
export interface PlatformDefinition<Config extends VideoPlatformConfig = VideoPlatformConfig> {
  readonly id: PlatformId;
  readConfig(settings: PlatformSettings): PlatformConfigResult<Config>;
  createClient(config: Config, services: PlatformServices): VideoPlatformClient;
  /** Origins whose frames and scripts a call page must allow. */
  frameOrigins(config: Config): readonly string[];
}
