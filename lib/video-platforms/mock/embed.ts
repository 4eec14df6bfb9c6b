import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';

/** The demo platform's own page in a frame.. */
export function toEmbed(_meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  const url = new URL(grant.url);
  if (grant.token !== null) url.searchParams.set('token', grant.token);
  return {
    kind: 'frame',
    url: url.toString(),
    allow: 'camera; microphone; display-capture; autoplay; screen-wake-lock; clipboard-write',
  };
}
