import type { PlatformServices, VideoPlatformClient } from '../contract';
import { checkScript } from '../shared/check-script';
import { jitsiGrantExpiry } from '../shared/jitsi-grant-expiry';
import { describeJitsiMeeting } from '../shared/jitsi-meeting';
import { JAAS_ORIGIN, type JaasConfig } from './config';
import { scriptUrlOf, toEmbed } from './embed';
import { signToken } from './sign-token';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/**
 * One account at 8x8. It has no API for rooms: they exist there from the first person's entry until the last one
 * leaves, so nothing is made, ended, deleted or asked from here.
 */
export function createClient(config: JaasConfig, services: PlatformServices): VideoPlatformClient {
  return {
    platform: 'jaas',
    account: config.appId,
    createMeeting: async ({ roomNamePrefix }) =>
      describeJitsiMeeting({
        platform: 'jaas',
        roomNamePrefix,
        toUrl: (roomName) => roomUrl(config, roomName),
        extraData: { appId: config.appId },
      }),
    issueGrant: async ({ meeting, participant, role }) => {
      const now = services.now();
      const roomName = meeting.roomName.toLowerCase();
      const expiresAt = jitsiGrantExpiry(meeting, now);
      return {
        role,
        displayName: participant.displayName,
        url: roomUrl(config, roomName),
        token: await signToken({ config, roomName, meeting, participant, role, now, expiresAt }),
        expiresAt,
      };
    },
    toEmbed: (meeting, grant) => toEmbed(config, meeting, grant),
    endMeeting: null,
    deleteRoom: null,
    isRoomThere: null,
    listRooms: null,
    extendRoom: null,
    getRoomSessions: null,
    listParticipants: null,
    presence: null,
    checkHealth: () =>
      checkScript({ platform: 'jaas', services, account: config.appId, scriptUrl: scriptUrlOf(config) }),
    uploadLogo: null,
    webhooks,
    webhookSetup: null,
    // Somebody in the call starts and stops a recording, and its link comes with the event alone.
    recordings: null,
    drills: null,
    tasks,
  };
}

function roomUrl(config: JaasConfig, roomName: string): string {
  return `${JAAS_ORIGIN}/${config.appId}/${roomName}`;
}
