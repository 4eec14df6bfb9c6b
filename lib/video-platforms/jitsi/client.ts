import type { MeetingData, PlatformServices, VideoPlatformClient } from '../contract';
import { VideoPlatformError } from '../errors';
import { checkScript } from '../shared/check-script';
import { isJitsiRoomName } from '../shared/jitsi-embed';
import { type CensusAccess, describeCensus, getRoomSessions, presenceOf } from './census';
import type { JitsiConfig } from './config';
import { scriptUrlOf, toEmbed } from './embed';
import { signToken } from './sign-token';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/** What a grant lasts where the meeting runs past its planned end: long enough to come back after a drop. */
const OVERRUN_MS = 60 * 60_000;

/** The Jitsi server of this installation. Rooms exist there from the first person's entry: nothing is made before. */
export function createClient(config: JitsiConfig, services: PlatformServices): VideoPlatformClient {
  const account = [config.domain, config.tokens?.appId ?? 'no-tokens'].join('|');
  const census: CensusAccess | null = config.apiUrl === undefined ? null : { apiUrl: config.apiUrl, account, services };
  return {
    platform: 'jitsi',
    account,
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
    isRoomThere: null,
    listRooms: null,
    extendRoom: null,
    getRoomSessions: census && ((room) => getRoomSessions(census, room)),
    // Prosody's `/room` names neither our people nor the connections that its events tell of, and leaves out whoever is
    // in a breakout room: taken for the truth, it would put people out who are there.
    listParticipants: null,
    presence: census && presenceOf(census),
    checkHealth: () =>
      checkScript({
        platform: 'jitsi',
        services,
        account,
        scriptUrl: scriptUrlOf(config),
        ...(census ? { further: { subject: 'its census (JITSI_API_URL)', ask: () => describeCensus(census) } } : {}),
      }),
    uploadLogo: null,
    webhooks,
    webhookSetup: null,
    // Somebody in the call starts and stops a recording, and its file stays with Jibri.
    recordings: null,
    drills: null,
    tasks,
  };
}

/** Jitsi lower-cases room names, so the same name must be in the link, the token and our database. */
function createMeeting(config: JitsiConfig, roomNamePrefix: string): MeetingData {
  const roomName = roomNamePrefix.toLowerCase();
  if (!isJitsiRoomName(roomName)) {
    throw new VideoPlatformError({
      platform: 'jitsi',
      operation: 'create-meeting',
      code: 'rejected',
      reason: 'takes room names of at most 64 letters a to z, digits and hyphens only',
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
