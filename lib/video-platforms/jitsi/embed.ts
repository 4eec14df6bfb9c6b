import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';
import { describeJitsiEmbed } from '../shared/jitsi-embed';
import type { JitsiConfig } from './config';

/** What the page hands to the server's IFrame API. */
export function toEmbed(config: JitsiConfig, meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  return describeJitsiEmbed({
    scriptUrl: scriptUrlOf(config),
    domain: config.domain,
    roomName: meeting.roomName.toLowerCase(),
    meeting,
    grant,
  });
}

/** Each server brings the version of the API that fits it. */
export function scriptUrlOf(config: JitsiConfig): string {
  return `https://${config.domain}/external_api.js`;
}
