import type { MeetingData, PlatformHealth, PlatformServices, VideoPlatformClient } from '../contract';
import { VideoPlatformError } from '../errors';
import { requestVendor } from '../shared/http';
import type { JitsiConfig } from './config';
import { toEmbed } from './embed';
import { signToken } from './sign-token';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/** Node's DNS names and Jitsi's own rules allow more; these are the names that need no escaping anywhere. */
const ROOM_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What a grant lasts where the meeting runs past its planned end: long enough to come back after a drop. */
const OVERRUN_MS = 60 * 60_000;

/** The Jitsi server of this installation. Rooms exist there from the first person's entry: nothing is made before. */
export function createClient(config: JitsiConfig, services: PlatformServices): VideoPlatformClient {
  return {
    platform: 'jitsi',
    account: [config.domain, config.tokens?.appId ?? 'no-tokens'].join('|'),
    createMeeting: async (request) => createMeeting(config, request.roomNamePrefix),
    issueGrant: async ({ meeting, participant, role }) => {
      const now = services.now();
      // Checked again on every reconnect, so it lasts until the room ends.
      const expiresAt = new Date(Math.max(meeting.vendorEndDate.getTime(), now.getTime() + OVERRUN_MS));
      const { tokens } = config;
      return {
        // Without tokens nobody can be told apart from a guest.
        role: tokens === null ? 'guest' : role,
        displayName: participant.displayName,
        url: roomUrl(config, meeting.roomName.toLowerCase()),
        token: tokens === null ? null : await signToken({ config, tokens, meeting, participant, role, now, expiresAt }),
        expiresAt,
      };
    },
    toEmbed: (meeting, grant) => toEmbed(config, meeting, grant),
    endMeeting: null,
    deleteRoom: null,
    getRoomSessions: null,
    listParticipants: null,
    checkHealth: () => checkHealth(config, services),
    uploadLogo: null,
    webhooks,
    recordings: null,
    drills: null,
    tasks,
  };
}

/** Jitsi lower-cases room names, so the same name must be in the link, the token and our database. */
function createMeeting(config: JitsiConfig, roomNamePrefix: string): MeetingData {
  const roomName = roomNamePrefix.toLowerCase();
  if (!ROOM_NAME.test(roomName)) {
    throw new VideoPlatformError({
      platform: 'jitsi',
      operation: 'create-meeting',
      code: 'rejected',
      reason: 'a room name may hold a to z, 0 to 9 and hyphens only, and at most 64 of them',
    });
  }
  const url = roomUrl(config, roomName);
  return {
    meetingId: roomName,
    roomName,
    roomUrl: url,
    hostRoomUrl: url,
    platform: 'jitsi',
    extraData: { domain: config.domain },
  };
}

function roomUrl(config: JitsiConfig, roomName: string): string {
  return `https://${config.domain}/${encodeURIComponent(roomName)}`;
}

/** Fetches what every call page needs first: the embedding script. */
async function checkHealth(config: JitsiConfig, services: PlatformServices): Promise<PlatformHealth> {
  const startedAt = performance.now();
  try {
    await requestVendor({
      platform: 'jitsi',
      operation: 'check-health',
      fetch: services.fetch,
      method: 'GET',
      url: scriptUrl(config),
      headers: { accept: '*/*' },
      schema: null,
    });
    return { isHealthy: true, message: `${config.domain} answers.`, latencyMs: elapsed(startedAt) };
  } catch (error) {
    const reason = error instanceof VideoPlatformError ? error.reason : 'could not be asked';
    return { isHealthy: false, message: `${config.domain} ${reason}.`, latencyMs: elapsed(startedAt) };
  }
}

function scriptUrl(config: JitsiConfig): string {
  return `https://${config.domain}/external_api.js`;
}

function elapsed(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
