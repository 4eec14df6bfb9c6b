import type { MeetingData, PlatformServices, VideoPlatformClient } from '../contract';
import { VideoPlatformError } from '../errors';
import { checkScript } from '../shared/check-script';
import { isJitsiRoomName } from '../shared/jitsi-embed';
import { JAAS_ORIGIN, type JaasConfig } from './config';
import { scriptUrlOf, toEmbed } from './embed';
import { signToken } from './sign-token';
import { tasks } from './tasks';
import { webhooks } from './webhook';

/** What a grant lasts where the meeting runs past its planned end: long enough to come back after a drop. */
const OVERRUN_MS = 60 * 60_000;

/**
 * One account at 8x8. It has no API for rooms: they exist there from the first person's entry until the last one
 * leaves, so nothing is made, ended, deleted or asked from here.
 */
export function createClient(config: JaasConfig, services: PlatformServices): VideoPlatformClient {
  return {
    platform: 'jaas',
    account: config.appId,
    createMeeting: async (request) => createMeeting(config, request.roomNamePrefix),
    issueGrant: async ({ meeting, participant, role }) => {
      const now = services.now();
      const roomName = meeting.roomName.toLowerCase();
      // Checked again on every reconnect, so it lasts until the room ends.
      const expiresAt = new Date(Math.max(meeting.vendorEndDate.getTime(), now.getTime() + OVERRUN_MS));
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

function createMeeting(config: JaasConfig, roomNamePrefix: string): MeetingData {
  const roomName = roomNamePrefix.toLowerCase();
  if (!isJitsiRoomName(roomName)) {
    throw new VideoPlatformError({
      platform: 'jaas',
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
    platform: 'jaas',
    extraData: { appId: config.appId },
  };
}

function roomUrl(config: JaasConfig, roomName: string): string {
  return `${JAAS_ORIGIN}/${config.appId}/${roomName}`;
}
