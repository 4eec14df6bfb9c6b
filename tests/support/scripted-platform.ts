import { registerPlatform } from '@/lib/video-platforms';
import type { CreateMeetingRequest, MeetingEvent, VideoPlatformClient } from '@/lib/video-platforms/contract';
import { VideoPlatformError } from '@/lib/video-platforms/errors';

/** What a scripted platform was asked for, and how it behaves next. */
export interface PlatformScript {
  readonly creates: CreateMeetingRequest[];
  readonly ended: string[];
  readonly deleted: string[];
  /** Answers a create; replaced by tests that want it slow or failing. */
  answerCreate: (request: CreateMeetingRequest) => Promise<void>;
  account: string;
}

/**
 * Registers a platform whose calls are counted and whose answers a test decides. Its webhooks are JSON: the events
 * themselves, signed by the header `signature: right`.
 */
export function registerScriptedPlatform(id: string, options: { isDemo?: boolean } = {}): PlatformScript {
  const script: PlatformScript = {
    creates: [],
    ended: [],
    deleted: [],
    answerCreate: async () => {},
    account: 'account-1',
  };
  const client = makeClient(id, script);
  registerPlatform(
    {
      id,
      readConfig: () => ({ isConfigured: true, config: { webhookSecrets: ['right'] }, warnings: [] }),
      createClient: () => client,
      frameOrigins: () => [],
    },
    {
      id,
      label: id.charAt(0).toUpperCase() + id.slice(1),
      colour: 'demo',
      description: 'A platform for tests.',
      settings: [],
      capabilities: {
        lobby: false,
        lock: false,
        cloudRecording: false,
        localRecording: false,
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
  return async () => {
    throw new VideoPlatformError({
      platform,
      operation: 'createMeeting',
      code: 'unavailable',
      reason: 'answered 503',
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
      const url = `https://vendor.test/${request.roomNamePrefix}`;
      return {
        meetingId: request.roomNamePrefix,
        roomName: request.roomNamePrefix,
        roomUrl: url,
        hostRoomUrl: `${url}?host`,
        platform: id,
        extraData: {},
      };
    },
    issueGrant: async ({ meeting, participant, role }) => ({
      role,
      displayName: participant.displayName,
      url: `https://vendor.test/${meeting.roomName}`,
      token: `${role}:${participant.id}`,
      expiresAt: meeting.vendorEndDate,
    }),
    toEmbed: (_, grant) => ({ kind: 'frame', url: `${grant.url}?token=${grant.token}`, allow: '' }),
    endMeeting: async (roomName) => {
      script.ended.push(roomName);
    },
    deleteRoom: async (roomName) => {
      script.deleted.push(roomName);
    },
    getRoomSessions: null,
    listParticipants: null,
    checkHealth: async () => ({ isHealthy: true, message: 'Well.', latencyMs: 1 }),
    uploadLogo: null,
    webhooks: {
      verifyWebhookSignature: ({ headers }) =>
        headers.signature === 'right' ? { isValid: true } : { isValid: false, reason: 'mismatch' },
      readEnvelope: (rawBody) => ({
        eventId: (JSON.parse(Buffer.from(rawBody).toString()) as { id?: string }).id ?? null,
        type: 'test',
      }),
      normalise: (rawBody) => {
        const { events } = JSON.parse(Buffer.from(rawBody).toString()) as { events: (MeetingEvent & { at: string })[] };
        return events.map((event) => ({ ...event, at: new Date(event.at) }));
      },
    },
    recordings: null,
    drills: null,
    tasks: [],
  };
}
