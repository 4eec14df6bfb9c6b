import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';

/**
 * The demo platform's own page in a frame, without its bar: the call page has one with the title, the people and the
 * ways out, and two of each would only make somebody wonder which to press.
 */
export function toEmbed(_meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  const url = new URL(grant.url);
  if (grant.token !== null) url.searchParams.set('token', grant.token);
  url.searchParams.set('bar', 'off');
  return {
    kind: 'frame',
    url: url.toString(),
    allow: 'camera; microphone; display-capture; autoplay; screen-wake-lock; clipboard-write',
  };
}
