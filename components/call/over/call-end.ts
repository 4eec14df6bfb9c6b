import type { EmbedFailure } from '@/components/video-embed/embed-events';
import type { SignalInput } from '@/lib/schemas/meeting';

/** How a call was over for this person. */
export type CallEnd = CallEndReason & {
  /** The room is deleted once the last person has left; this one was the last, as far as their page knew. */
  readonly closing?: { readonly isLast: boolean };
};

type CallEndReason =
  | { readonly reason: 'left' | 'ended' | 'removed' }
  /** The call goes on elsewhere, and this page was not taken along; `to` is the platform where it is known. */
  | { readonly reason: 'moved'; readonly to?: string }
  /** `hasBegun`: this person was in the call before it failed. */
  | { readonly reason: 'failed'; readonly code: EmbedFailure; readonly hasBegun: boolean };

/** What the server is told of an end. */
export function farewellOf(end: CallEnd): SignalInput {
  if (end.reason === 'failed') return { state: 'failed', code: end.code };
  // Where the platform's own page ended the call for everybody, the server looks whether it is over.
  return end.reason === 'removed' || end.reason === 'ended' ? { state: 'left', code: end.reason } : { state: 'left' };
}

/** True where a fresh grant may be all that was missing. */
export function deservesFreshGrant(end: CallEnd): boolean {
  return end.reason === 'failed' && (end.code === 'expired' || end.code === 'refused');
}

/** True where the platform may be the reason, so that another one may be the way on. */
export function isPlatformToBlame(end: CallEnd): boolean {
  if (end.reason !== 'failed') return false;
  return end.code === 'connection-lost' || end.code === 'load-failed' || end.code === 'platform-error';
}

export interface CallEndWords {
  readonly title: string;
  readonly text: string;
  /** On the button that leads back in; null where nothing does. */
  readonly action: string | null;
}

/**
 * The end of a call in words, with what to do.
 * @param visitor.isHost nobody stands above a host but the administrators
 * @param visitor.mayBegin where they don't, a host has to let them into the next call as well
 */
export function describeCallEnd(
  end: CallEnd,
  { isHost, mayBegin }: { readonly isHost: boolean; readonly mayBegin: boolean },
): CallEndWords {
  if (end.closing && (end.reason === 'left' || end.reason === 'ended')) {
    return describeEndOfClosingRoom(end.reason === 'ended', end.closing.isLast);
  }
  switch (end.reason) {
    case 'left':
      return { title: 'You left the call', text: 'The room is still there, and so is its link.', action: 'Rejoin' };
    case 'ended':
      return {
        title: 'The call has ended',
        text: mayBegin
          ? 'It was ended for everybody. The link stays: anyone who joins now starts a new call.'
          : 'It was ended for everybody. The link stays, and leads to the next call.',
        action: mayBegin ? 'Start a new call' : 'Join again',
      };
    case 'moved':
      return { title: 'The call goes on elsewhere', text: 'The link stays: it leads you there.', action: 'Rejoin' };
    case 'removed':
      return {
        title: 'You were removed from the call',
        text: 'A host took you out. Ask them before you come back.',
        action: 'Rejoin',
      };
    case 'failed':
      return {
        title: end.hasBegun ? 'The call broke off' : (REFUSED[end.code] ?? 'The call couldn’t be started'),
        text: addressTo(isHost, (end.hasBegun ? undefined : BEFORE_THE_CALL[end.code]) ?? FAILURES[end.code]),
        action: 'Try again',
      };
    default:
      return end satisfies never;
  }
}

/** Nobody comes back into a room that is gone; until a minute after the last person has left, whoever was in it may. */
function describeEndOfClosingRoom(isEnded: boolean, isLast: boolean): CallEndWords {
  if (isEnded) {
    return {
      title: 'The call has ended',
      text: 'It was ended for everybody. This room closes with its call: it is deleted now, and its link leads nowhere any more.',
      action: null,
    };
  }
  return {
    title: 'You left the call',
    text: `This room closes with its call: it is deleted, with its link, ${isLast ? 'in about a minute, as you were the last' : 'when the last person has left'}. Until then you can come back.`,
    action: 'Rejoin',
  };
}

/** Hosts can't tell the host: who can help them is an administrator. */
function addressTo(isHost: boolean, text: string): string {
  if (!isHost) return text;
  return text
    .replace('tell the host.', 'ask an administrator to check /admin/platforms.')
    .replace('ask the host for a larger room', 'choose a larger size in the room’s settings')
    .replace('tell whoever looks after it', 'tell an administrator');
}

/** The call is there, only not for this person. */
const REFUSED: Partial<Record<EmbedFailure, string>> = {
  refused: 'You couldn’t get in',
  expired: 'You couldn’t get in',
  denied: 'You couldn’t get in',
  full: 'You couldn’t get in',
  locked: 'You couldn’t get in',
};

/** Where something other is to be said to somebody who was never in. */
const BEFORE_THE_CALL: Partial<Record<EmbedFailure, string>> = {
  'connection-lost':
    'The video platform couldn’t be reached. Check your network and try again; if it stays like this, tell the host.',
  'load-failed':
    'The video platform’s page couldn’t be loaded. Check your network, and whether a blocker or company network keeps it out, then try again. If it stays like this, tell the host.',
};

const FAILURES: Record<EmbedFailure, string> = {
  refused: 'The video platform didn’t let you in. Try again; if it stays like this, tell the host.',
  expired: 'Your entry had run out. Try again to get a fresh one.',
  denied: 'Somebody in the call didn’t let you in. Ask them before you try again.',
  full: 'The call is full. Try again when somebody has left, or ask the host for a larger room.',
  locked: 'The call is locked. Ask somebody in it to unlock it, then try again.',
  'connection-lost': 'The connection to the video platform was lost. Check your network and try again.',
  'load-failed': 'The video platform’s page stopped answering. Check your network and try again.',
  'platform-error': 'The video platform reported an error. Try again in a moment.',
  'unsupported-browser':
    'This browser can’t take part in the call. Use a current Chrome, Edge, Firefox or Safari, and check that it isn’t set to block calls.',
  outdated: 'Patchbay needs an update before it can show this video platform. Please tell whoever looks after it.',
  'unknown-embed': 'Patchbay was updated while this page was open. Reload the page and join again.',
};
