/** Why the demo platform refuses a page; `unavailable` where it didn't answer at all. */
export type CallRefusal = 'refused' | 'expired' | 'locked' | 'full' | 'removed' | 'ended' | 'lost' | 'unavailable';

const REFUSALS: readonly string[] = ['refused', 'expired', 'locked', 'full', 'removed', 'ended', 'lost'];

export class CallRefusedError extends Error {
  override readonly name = 'CallRefusedError';
  readonly refusal: CallRefusal;

  constructor(refusal: CallRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** A frame is of no use to anybody who waits longer for it. */
const TIMEOUT_MS = 8_000;

/** Sends a body to `client/<path>` beside this page. @throws CallRefusedError */
export async function postToCall(path: string, body: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(callAddress(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new CallRefusedError('unavailable');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && !isRefusal(answer)) return answer;
  throw new CallRefusedError(refusalOf(answer));
}

/** Sends a body while the page goes away and nothing can be waited for any more. */
export function sendBeaconToCall(path: string, body: unknown): void {
  navigator.sendBeacon(callAddress(path), JSON.stringify(body));
}

function callAddress(path: string): string {
  return new URL(`client/${path}`, window.location.href).href;
}

function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'error' in answer;
}

function refusalOf(answer: unknown): CallRefusal {
  const code = (answer as { error?: { code?: unknown } } | null)?.error?.code;
  // A room that is not there any more was deleted when its call was over.
  if (code === 'not-found') return 'ended';
  return typeof code === 'string' && REFUSALS.includes(code) ? (code as CallRefusal) : 'unavailable';
}
