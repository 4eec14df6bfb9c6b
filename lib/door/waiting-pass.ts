import { createHmac, timingSafeEqual } from 'node:crypto';
import { getSettings } from '../env/settings';
import type { PassCookie } from '../meetings/joining/call-pass';
import { processSingleton } from '../process-singleton';

/** What a browser carries while its person waits: their place in line at one room's door. It opens nothing by itself. */
export interface WaitingPass {
  readonly waitingId: string;
  readonly roomId: string;
}

/** A label of its own, so that this pass can't stand in for anything else signed with the same secret. */
function key(): Buffer {
  return processSingleton('waiting-pass-key', () =>
    createHmac('sha256', getSettings().NEXTAUTH_SECRET).update('patchbay waiting pass').digest(),
  );
}

function signatureOf(text: string): Buffer {
  return createHmac('sha256', key()).update(text).digest();
}

const NAME_START = 'patchbay_waiting_';
const PASS_SECONDS = 24 * 3600;

/** The cookie of somebody's place in line. One per room: whoever opens a second tab is the same person there. */
export function makeWaitingCookie({ waitingId, roomId }: WaitingPass): PassCookie {
  const text = `${waitingId}.${roomId}`;
  const value = `${text}.${signatureOf(text).toString('base64url')}`;
  return { name: `${NAME_START}${roomId.slice(0, 8)}`, value, path: '/api/v1', maxAgeSeconds: PASS_SECONDS };
}

/** Every valid pass in a request's cookies. */
export function readWaitingPasses(cookieHeader: string | null): WaitingPass[] {
  if (!cookieHeader) return [];
  return cookieHeader.split(';').flatMap((part) => {
    const [name = '', value = ''] = part.trim().split('=', 2);
    return (name.startsWith(NAME_START) ? readWaitingPass(value) : null) ?? [];
  });
}

function readWaitingPass(value: string): WaitingPass | null {
  const [waitingId, roomId, signature, ...rest] = value.split('.');
  if (!waitingId || !roomId || !signature || rest.length > 0) return null;
  const expected = signatureOf(`${waitingId}.${roomId}`);
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? { waitingId, roomId } : null;
}
