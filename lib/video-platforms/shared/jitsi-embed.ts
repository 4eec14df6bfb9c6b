import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';

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
