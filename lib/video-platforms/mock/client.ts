import { createHash } from 'node:crypto';
import type {
  CreateMeetingRequest,
  Grant,
  GrantParticipant,
  ListedRoom,
  MeetingData,
  MeetingReference,
  ParticipantRole,
  PlatformHealth,
  PlatformServices,
  VideoPlatformClient,
} from '../contract';
import { VideoPlatformError } from '../errors';
import { callMock, roomPath } from './api';
import type { MockConfig } from './config';
import { toEmbed } from './embed';
import { listParticipants, presenceOf } from './presence';
import { faultsSchema, roomEndSchema, roomListSchema, roomSchema, sessionsSchema } from './schemas';
import { signToken } from './sign-token';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/** What a grant lasts where the room has run past its end: only as long as it takes to be told so. */
const SHORTEST_GRANT_MS = 5 * 60_000;

/** The demo platform, reached as any other: over HTTP, with a key. */
export function createClient(config: MockConfig, services: PlatformServices): VideoPlatformClient {
  return {
    platform: 'mock',
    account: accountOf(config),
    createMeeting: (request) => createMeeting(config, services, request),
    issueGrant: (request) => issueGrant(config, services, request),
    toEmbed,
    endMeeting: ({ roomName }) => endMeeting(config, services, roomName),
    deleteRoom: ({ roomName }) =>
      ignoreNotFound(
        callMock(config, services, {
          operation: 'delete-room',
          method: 'DELETE',
          path: roomPath(roomName),
          schema: null,
        }),
      ),
    isRoomThere: ({ roomName }, signal) => isRoomThere(config, services, roomName, signal),
    listRooms: () => listRooms(config, services),
    extendRoom: null,
    getRoomSessions: async ({ roomName }) => {
      const path = `${roomPath(roomName)}/sessions`;
      const { sessions } = await callMock(config, services, {
        operation: 'get-room-sessions',
        method: 'GET',
        path,
        schema: sessionsSchema,
      });
      return sessions.map(({ id, startedAt, endedAt }) => ({ sessionId: id, startedAt, endedAt: endedAt ?? null }));
    },
    listParticipants: ({ roomName }) => listParticipants(config, services, roomName),
    presence: presenceOf(config, services),
    checkHealth: () => checkHealth(config, services),
    uploadLogo: null,
    webhooks,
    webhookSetup: null,
    recordings: null,
    drills: {
      getFaults: () =>
        callMock(config, services, { operation: 'get-faults', method: 'GET', path: '/faults', schema: faultsSchema }),
      setFaults: async (faults) => {
        await callMock(config, services, {
          operation: 'set-faults',
          method: 'PUT',
          path: '/faults',
          body: faults,
          schema: null,
        });
      },
    },
    tasks,
  };
}

/**
 * Whose key it is, as with any vendor: two processes that are opened at different addresses and share a database share the
 * demo platform's rooms too.
 */
function accountOf({ apiKey }: MockConfig): string {
  return `demo-${createHash('sha256').update(apiKey).digest('hex').slice(0, 12)}`;
}

/** The name is the key: a second create with it answers the room that the first one made. */
async function createMeeting(
  config: MockConfig,
  services: PlatformServices,
  request: CreateMeetingRequest,
): Promise<MeetingData> {
  const room = await callMock(config, services, {
    operation: 'create-meeting',
    method: 'POST',
    path: '/rooms',
    body: {
      name: request.roomNamePrefix,
      displayName: request.room.title,
      expiresAt: request.endDate.toISOString(),
      largestSize: Math.min(Math.max(request.room.settings.size, 2), 100),
    },
    schema: roomSchema,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  const url = roomUrl(config, room.name);
  return { meetingId: room.name, roomName: room.name, roomUrl: url, hostRoomUrl: url, platform: 'mock', extraData: {} };
}

async function issueGrant(
  config: MockConfig,
  services: PlatformServices,
  request: {
    readonly meeting: MeetingReference;
    readonly participant: GrantParticipant;
    readonly role: ParticipantRole;
  },
): Promise<Grant> {
  const now = services.now();
  const { meeting, participant, role } = request;
  // The token is checked again whenever a page comes back, so it lasts until the room ends.
  const expiresAt = new Date(Math.max(meeting.vendorEndDate.getTime(), now.getTime() + SHORTEST_GRANT_MS));
  const { apiKey } = config;
  const token = signToken({ apiKey, roomName: meeting.roomName, participant, role, now, expiresAt });
  return { role, displayName: participant.displayName, url: roomUrl(config, meeting.roomName), token, expiresAt };
}

function roomUrl(config: MockConfig, roomName: string): string {
  return `${config.publicUrl}/${encodeURIComponent(roomName)}`;
}

async function endMeeting(config: MockConfig, services: PlatformServices, roomName: string): Promise<void> {
  const path = `${roomPath(roomName)}/end`;
  await ignoreNotFound(callMock(config, services, { operation: 'end-meeting', method: 'POST', path, schema: null }));
}

/** Every room that the demo platform has. */
async function listRooms(config: MockConfig, services: PlatformServices): Promise<readonly ListedRoom[]> {
  const { rooms } = await callMock(config, services, {
    operation: 'list-rooms',
    method: 'GET',
    path: '/rooms',
    schema: roomListSchema,
  });
  return rooms.map(({ name, createdAt }) => ({ roomName: name, vendorMeetingId: name, createdAt }));
}

/** A room that has ended is still told of and lets nobody in. */
async function isRoomThere(
  config: MockConfig,
  services: PlatformServices,
  roomName: string,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    const room = await callMock(config, services, {
      operation: 'find-room',
      method: 'GET',
      path: roomPath(roomName),
      schema: roomEndSchema,
      ...(signal ? { signal } : {}),
    });
    return room.endedAt === null;
  } catch (error) {
    if (error instanceof VideoPlatformError && error.code === 'not-found') return false;
    throw error;
  }
}

/** A room that is gone already has nobody in it and needs no deleting. */
async function ignoreNotFound(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof VideoPlatformError && error.code === 'not-found') return;
    throw error;
  }
}

async function checkHealth(config: MockConfig, services: PlatformServices): Promise<PlatformHealth> {
  const startedAt = performance.now();
  try {
    await callMock(config, services, { operation: 'check-health', method: 'GET', path: '/health', schema: null });
    return {
      isHealthy: true,
      message: 'The demo platform answers.',
      latencyMs: Math.round(performance.now() - startedAt),
    };
  } catch (error) {
    const reason = error instanceof VideoPlatformError ? error.reason : 'could not be asked';
    return {
      isHealthy: false,
      message: `The demo platform ${reason}.`,
      latencyMs: Math.round(performance.now() - startedAt),
    };
  }
}
