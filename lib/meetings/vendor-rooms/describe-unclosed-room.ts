import type { Actor } from '../../access/actor';
import { isAdmin } from '../../access/policies';
import { findUnclosedCause } from '../../data/meetings/unclosed-rooms';
import { nameKeys } from '../../migration/words/describe-settings';
import { labelOfPlatform } from '../../migration/words/label-of-platform';
import { listPlatforms } from '../../video-platforms';
import type { Meeting } from '../meeting';

/**
 * That the platform's room of a call that is over is still open, why, and what is being tried, for its hosts and
 * administrators; null where it isn't so. The pages of the call have taken it off all the same.
 */
export async function describeUnclosedRoom(meeting: Meeting, actor: Actor): Promise<string | null> {
  if (meeting.state !== 'ended') return null;
  const cause = await findUnclosedCause(meeting.id);
  if (cause === null) return null;
  const label = labelOfPlatform(meeting.platform);
  const stay = `Everybody’s page here has left the call, but its room at ${label} couldn’t be closed yet: somebody who came in past Patchbay may still be in it.`;
  return `${stay} ${isAdmin(actor) ? forAdministrators(cause, meeting.platform, label) : forHosts(cause)}`;
}

function forHosts(cause: string): string {
  if (cause === 'account-changed') return 'It closes by itself at its own end.';
  return 'Patchbay goes on trying. If it matters who is in there, tell an administrator.';
}

function forAdministrators(cause: string, platform: string, label: string): string {
  switch (cause) {
    case 'account-changed':
      return `Its account’s keys are not set up here any more, so nothing can be asked of ${label}. It closes by itself at its own end; sooner in ${label}’s own console.`;
    case 'unauthorised':
    case 'not-configured':
      return `${label} refused ${keysOf(platform)}. Give it a key that ${label} accepts and restart Patchbay: what was left behind is tried again then.`;
    default:
      return `${label} didn’t do as it was asked (${cause.replaceAll('-', ' ')}). It is tried again after some minutes, and then every hour.`;
  }
}

function keysOf(platform: string): string {
  return nameKeys(listPlatforms().find(({ id }) => id === platform)?.settings ?? []) ?? 'our key';
}
