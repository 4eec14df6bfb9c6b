import type { PlatformServices, VideoPlatformClient } from '../contract';
import { checkScript } from '../shared/check-script';
import { jitsiGrantExpiry } from '../shared/jitsi-grant-expiry';
import { describeJitsiMeeting } from '../shared/jitsi-meeting';
import { type CensusAccess, describeCensus, getRoomSessions, presenceOf } from './census';
import type { JitsiConfig } from './config';
import { scriptUrlOf, toEmbed } from './embed';
import { signToken } from './sign-token';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/** The Jitsi server of this installation. Rooms exist there from the first person's entry: nothing is made before. */
export function createClient(config: JitsiConfig, services: PlatformServices): VideoPlatformClient {
  const account = [config.domain, config.tokens?.appId ?? 'no-tokens'].join('|');
  const census: CensusAccess | null = config.apiUrl === undefined ? null : { apiUrl: config.apiUrl, account, services };
  return {
    platform: 'jitsi',
    account,
    createMeeting: async ({ roomNamePrefix }) =>
      describeJitsiMeeting({
        platform: 'jitsi',
        roomNamePrefix,
        toUrl: (roomName) => roomUrl(config, roomName),
        extraData: { domain: config.domain },
      }),
    issueGrant: async ({ meeting, participant, role }) => {
      const now = services.now();
      const expiresAt = jitsiGrantExpiry(meeting, now);
      const { tokens } = config;
      return {
        // Without tokens nobody can be told apart from a guest.
        role: tokens === null ? 'guest' : role,
        displayName: participant.displayName,
        url: roomUrl(config, meeting.roomName.toLowerCase()),
        token: tokens === null ? null : signToken({ config, tokens, meeting, participant, role, now, expiresAt }),
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

function roomUrl(config: JitsiConfig, roomName: string): string {
  return `https://${config.domain}/${encodeURIComponent(roomName)}`;
}
