import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';

/** Whereby cuts nothing off: a longer name is refused. */
const LONGEST_NAME = 100;

/** What the page hands to `<whereby-embed>`. For a host the address has the room's key in it. */
export function toEmbed(_meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  const url = new URL(grant.url);
  const externalId = url.searchParams.get('externalId') ?? '';
  url.searchParams.delete('externalId');
  return { kind: 'whereby-embed', url: url.href, displayName: shorten(grant.displayName), externalId };
}

/** At most a hundred UTF-16 units, without half of an emoji at the end. */
function shorten(name: string): string {
  let short = '';
  for (const character of name) {
    if (short.length + character.length > LONGEST_NAME) break;
    short += character;
  }
  return short;
}
