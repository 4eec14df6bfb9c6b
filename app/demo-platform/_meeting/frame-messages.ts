import type { CallEnd } from './call-controller';

type FrameMessage =
  | { readonly type: 'ready' | 'joined' | 'left' | 'ended' | 'removed' }
  | { readonly type: 'people'; readonly count: number }
  | { readonly type: 'error'; readonly code: string };

/**
 * Tells the page that holds this frame what happened. The message goes to our own origin, or to the embedding page's
 * where that is one that may frame us: the same machine under its other name.
 */
export function tellParent(message: FrameMessage, parentOrigins: readonly string[]): void {
  if (window.parent === window) return;
  const embedder = embedderOrigin();
  const target = embedder !== null && parentOrigins.includes(embedder) ? embedder : window.location.origin;
  window.parent.postMessage({ source: 'patchbay-frame', ...message }, target);
}

/** The end of a call in the words of frame messages. */
export function messageOfEnd(end: CallEnd): FrameMessage {
  if (end === 'left' || end === 'ended' || end === 'removed') return { type: end };
  return { type: 'error', code: end === 'unavailable' ? 'platform-error' : end };
}

function embedderOrigin(): string | null {
  const nearest = window.location.ancestorOrigins?.[0];
  if (nearest !== undefined) return nearest;
  return document.referrer === '' ? null : new URL(document.referrer).origin;
}
