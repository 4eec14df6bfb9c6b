import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';

/** Names that need no escaping in an address, a token or XMPP. */
const ROOM_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** True for a name that every Jitsi server takes as it is: they lower-case whatever else they get. */
export function isJitsiRoomName(name: string): boolean {
  return ROOM_NAME.test(name);
}

/**
 * What a page hands to the IFrame API of any Jitsi server. People have named themselves already, so Jitsi's own entrance
 * is skipped, and its own invitations are off: they would hand out the server's link instead of the room's.
 */
export function describeJitsiEmbed(options: {
  readonly scriptUrl: string;
  readonly domain: string;
  readonly roomName: string;
  readonly meeting: MeetingReference;
  readonly grant: Grant;
}): EmbedDescriptor {
  const { scriptUrl, domain, roomName, meeting, grant } = options;
  return {
    kind: 'jitsi-external-api',
    scriptUrl,
    domain,
    roomName,
    jwt: grant.token,
    displayName: grant.displayName,
    configOverwrite: {
      subject: meeting.title,
      prejoinConfig: { enabled: false },
      // The same switch under the name that servers before 2022 know.
      prejoinPageEnabled: false,
      disableDeepLinking: true,
      disableInviteFunctions: true,
      enableClosePage: false,
      readOnlyName: true,
      localRecording: { disable: meeting.settings.recording !== 'local' },
    },
  };
}
