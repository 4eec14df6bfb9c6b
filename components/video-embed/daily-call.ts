import DailyIframe, { type DailyCall } from '@daily-co/daily-js';

/** What earlier calls of this page still do. */
let endings: Promise<unknown> = Promise.resolve();

/**
 * Puts the frame of a call into the page. daily-js knows one call at a time and says goodbye to an earlier one in its
 * own time, so that one is waited for; a page that is shown twice in a row (React's strict mode, a quick rejoin) would
 * get an error otherwise.
 * @param isCancelled asked after the wait: the page may be gone
 * @throws Error where the browser can't do calls
 */
export async function openDailyCall(
  parent: HTMLElement,
  options: { readonly title: string; readonly isCancelled: () => boolean },
): Promise<DailyCall | null> {
  await endings;
  const left = DailyIframe.getCallInstance();
  if (left) await closeDailyCall(left);
  if (options.isCancelled()) return null;
  // Patchbay's own bar has the way out.
  const call = DailyIframe.createFrame(parent, { showLeaveButton: false, showFullscreenButton: true });
  const frame = call.iframe();
  if (frame) frame.title = options.title;
  return call;
}

/** Takes a call off the page. Never fails. */
export function closeDailyCall(call: DailyCall): Promise<unknown> {
  // The frame goes first: otherwise daily-js waits for its goodbye, which a frame that never loaded doesn't say.
  call.iframe()?.remove();
  const ending = call.destroy().catch(() => undefined);
  endings = endings.then(() => ending);
  return ending;
}

/** False for browsers that have no WebRTC, or have it switched off. */
export function canBrowserCall(): boolean {
  return DailyIframe.supportedBrowser().supported;
}
