import type { EmbedDescriptor, Grant, MeetingReference } from '../contract';
import { dailyError } from './api';

/** What the page hands to Daily's Prebuilt. */
export function toEmbed(_meeting: MeetingReference, grant: Grant): EmbedDescriptor {
  // Rooms are private: without a token Daily would show its own "ask to join" page to everybody.
  if (grant.token === null) throw dailyError('to-embed', 'rejected', 'a grant without a token opens no room');
  return { kind: 'daily-prebuilt', url: grant.url, token: grant.token, displayName: grant.displayName };
}
