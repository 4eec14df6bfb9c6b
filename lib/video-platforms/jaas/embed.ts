import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';
import { describeJitsiEmbed } from '../shared/jitsi-embed';
import { JAAS_DOMAIN, JAAS_ORIGIN, type JaasConfig } from './config';

/** What the page hands to the IFrame API of 8x8: the account is the tenant of every room's name. */
export function toEmbed(config: JaasConfig, meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  return describeJitsiEmbed({
    scriptUrl: scriptUrlOf(config),
    domain: JAAS_DOMAIN,
    roomName: `${config.appId}/${meeting.roomName.toLowerCase()}`,
    meeting,
    grant,
  });
}

/** Each account gets the version of the API that its branding and its release channel name. */
export function scriptUrlOf(config: JaasConfig): string {
  return `${JAAS_ORIGIN}/${config.appId}/external_api.js`;
}
