import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';
import type { JitsiConfig } from './config';

/** What the page hands to Jitsi's IFrame API. People have named themselves already, so Jitsi's own entrance is skipped. */
export function toEmbed(config: JitsiConfig, meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  return {
    kind: 'jitsi-external-api',
    scriptUrl: `https://${config.domain}/external_api.js`,
    domain: config.domain,
    roomName: meeting.roomName.toLowerCase(),
    jwt: grant.token,
    displayName: grant.displayName,
    configOverwrite: {
      subject: meeting.title,
      prejoinConfig: { enabled: false },
      // The same switch under the name that servers before 2022 know.
      prejoinPageEnabled: false,
      disableDeepLinking: true,
      // Invitations would hand out the server's own link instead of the room's.
      disableInviteFunctions: true,
      enableClosePage: false,
      readOnlyName: true,
      localRecording: { disable: meeting.settings.recording !== 'local' },
    },
  };
}
