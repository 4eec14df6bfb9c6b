import { registerPlatform } from '@/lib/video-platforms';
import type { PlatformCatalogEntry } from '@/lib/video-platforms/catalog';
import type {
  CreateMeetingRequest,
  MeetingEvent,
  ParticipantRole,
  PlatformCapabilities,
  PlatformRecordings,
  VideoPlatformClient,
} from '@/lib/video-platforms/contract';
import { VideoPlatformError, type VideoPlatformErrorCode } from '@/lib/video-platforms/errors';

/** What a scripted platform was asked for, and how it behaves next. */
export interface PlatformScript {
  readonly creates: CreateMeetingRequest[];
  readonly ended: string[];
  readonly deleted: string[];
  /** Answers a create; replaced by tests that want it slow or failing. */
  answerCreate: (request: CreateMeetingRequest) => Promise<void>;
  /** Asked before each grant; replaced by tests that want it to fail. */
  answerGrant: (role: ParticipantRole) => Promise<void>;
  /** Asked before a room is ended; replaced by tests that want it to fail. */
  answerEnd: () => Promise<void>;
  account: string;
  /** How the vendor names the room that it was asked for. */
  nameRoom: (roomNamePrefix: string) => string;
  /** Null, as everywhere, where nothing can be asked of recordings. */
  recordings: PlatformRecordings | null;
  /** Null on a platform that makes no rooms. */
  listRooms: VideoPlatformClient['listRooms'];
  /** Null on a platform that makes no rooms. */
  isRoomThere: VideoPlatformClient['isRoomThere'];
  /** Null on a platform that can't be asked who is in. */
  presence: VideoPlatformClient['presence'];
  /** Null on a platform that shows no logos. */
  answerLogo: VideoPlatformClient['uploadLogo'];
  /** Null where the vendor's end can't be moved. */
  extendRoom: VideoPlatformClient['extendRoom'];
  isHealthy: boolean;
  /** Awaited before it says how it is; replaced by tests that want it silent. */
  answerHealth: () => Promise<void>;
}

/**
 * Registers a platform whose calls are counted and whose answers a test decides. Its webhooks are JSON: the events
 * themselves, signed by the header `signature: right`.
 */
export function registerScriptedPlatform(
  id: string,
  options: {
    isDemo?: boolean;
    cloudRecording?: boolean;
    automaticRecording?: PlatformCapabilities['automaticRecording'];
    settings?: PlatformCatalogEntry['settings'];
    /** Names of settings that nobody has set: the platform isn’t set up then. */
    missing?: readonly string[];
  } = {},
): PlatformScript {
  const script: PlatformScript = {
    creates: [],
    ended: [],
    deleted: [],
    answerCreate: async () => {},
    answerGrant: async () => {},
    answerEnd: async () => {},
    account: 'account-1',
    nameRoom: (roomNamePrefix) => roomNamePrefix,
    recordings: null,
    listRooms: null,
    isRoomThere: null,
    answerLogo: null,
    presence: null,
    extendRoom: null,
    isHealthy: true,
    answerHealth: async () => {},
  };
  const client = makeClient(id, script);
  registerPlatform(
    {
      id,
      readConfig: () =>
        options.missing
          ? { isConfigured: false, missing: options.missing, invalid: [] }
          : { isConfigured: true, config: { webhookSecrets: ['right'] }, warnings: [] },
      createClient: () => client,
      frameOrigins: () => [],
    },
    {
      id,
      label: id.charAt(0).toUpperCase() + id.slice(1),
      colour: 'gray',
      description: 'A platform for tests.',
      settings: options.settings ?? [],
      capabilities: {
        lobby: false,
        lock: false,
        cloudRecording: options.cloudRecording ?? false,
        localRecording: false,
        automaticRecording: options.automaticRecording ?? (options.cloudRecording ? 'service' : 'none'),
        largestMeeting: null,
        hostRole: true,
        guestToken: true,
        embedEvents: true,
        webhookCoverage: 'full',
        dialIn: false,
        logo: false,
        endForAll: true,
      },
      isDemo: options.isDemo ?? false,
    },
  );
  return script;
}

/** A create that fails as a vendor's outage does. */
export function failAsUnavailable(platform: string): () => Promise<never> {
  return failAs(platform, 'unavailable', 'answered 503');
}

/** A create that fails in a way of the test's choice. */
export function failAs(platform: string, code: VideoPlatformErrorCode, reason: string): () => Promise<never> {
  return async () => {
    throw new VideoPlatformError({
      platform,
      operation: 'createMeeting',
      code,
      reason,
    });
  };
}

function makeClient(id: string, script: PlatformScript): VideoPlatformClient {
  return {
    platform: id,
    get account() {
      return script.account;
    },
    async createMeeting(request) {
      script.creates.push(request);
      await script.answerCreate(request);
      const roomName = script.nameRoom(request.roomNamePrefix);
      const url = `https://vendor.test/${roomName}`;
      return {
        meetingId: roomName,
        roomName,
        roomUrl: url,
        hostRoomUrl: `${url}?host`,
        platform: id,
        extraData: {},
      };
    },
    async issueGrant({ meeting, participant, role }) {
      await script.answerGrant(role);
      return {
        role,
        displayName: participant.displayName,
        url: `https://vendor.test/${meeting.roomName}`,
        token: `${role}:${participant.id}`,
        expiresAt: meeting.vendorEndDate,
      };
    },
    toEmbed: (_, grant) => ({ kind: 'frame', url: `${grant.url}?token=${grant.token}`, allow: '' }),
    endMeeting: async ({ roomName }) => {
      await script.answerEnd();
      script.ended.push(roomName);
    },
    deleteRoom: async ({ roomName }) => {
      script.deleted.push(roomName);
    },
    get listRooms() {
      return script.listRooms;
    },
    get isRoomThere() {
      return script.isRoomThere;
    },
    get extendRoom() {
      return script.extendRoom;
    },
    getRoomSessions: null,
    listParticipants: null,
    get presence() {
      return script.presence;
    },
    checkHealth: async () => {
      await script.answerHealth();
      return {
        isHealthy: script.isHealthy,
        message: script.isHealthy ? 'Well.' : 'Ill.',
        latencyMs: 1,
      };
    },
    get uploadLogo() {
      return script.answerLogo;
    },
    webhooks: {
      verifyWebhookSignature: ({ headers }) =>
        headers.signature === 'right'
          ? { isValid: true, secretIndex: 0, signedAt: null }
          : { isValid: false, reason: 'mismatch' },
      readEnvelope: (rawBody) => ({
        eventId: (JSON.parse(Buffer.from(rawBody).toString()) as { id?: string }).id ?? null,
        type: 'test',
      }),
      normalise: (rawBody) => {
        const { events } = JSON.parse(Buffer.from(rawBody).toString()) as { events: (MeetingEvent & { at: string })[] };
        return events.map(reviveDates);
      },
    },
    webhookSetup: null,
    get recordings() {
      return script.recordings;
    },
    drills: null,
    tasks: [],
  };
}

/** Events as they were before they were sent as JSON. */
function reviveDates(sent: MeetingEvent & { at: string }): MeetingEvent {
  const event = { ...sent, at: new Date(sent.at) };
  if (event.type !== 'recording-ready') return event;
  return {
    ...event,
    startedAt: event.startedAt && new Date(event.startedAt),
    link: event.link && { ...event.link, expiresAt: new Date(event.link.expiresAt) },
  };
}
