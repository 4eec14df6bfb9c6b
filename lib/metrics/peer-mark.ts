import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { processSingleton } from '../process-singleton';

/** Headers that only this process sets. Nobody outside can guess their names. */
function markNames(): { readonly local: string; readonly peer: string } {
  return processSingleton('peer-mark', () => {
    const secret = randomBytes(12).toString('hex');
    return { local: `x-patchbay-local-${secret}`, peer: `x-patchbay-peer-${secret}` };
  });
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** What a proxy adds: through one on this machine, the whole world comes from here. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Marks a request where its connection tells; Next.js hands routes no address that a client couldn't have written. */
export function markPeer({ headers, socket }: Pick<IncomingMessage, 'headers'> & PeerSocket): void {
  const { remoteAddress } = socket;
  if (remoteAddress === undefined) return;
  headers[markNames().peer] = remoteAddress;
  if (!LOOPBACK.test(remoteAddress)) return;
  if (PROXY_HEADERS.some((name) => headers[name] !== undefined)) return;
  headers[markNames().local] = '1';
}

interface PeerSocket {
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** True for a request that came straight from this machine. */
export function isLocalRequest(request: Request): boolean {
  return request.headers.has(markNames().local);
}

/**
 * The other end of the connection that a request came on: the proxy, where there is one. Null where nobody marked it.
 * @param headers of the request, by their names in lower case
 */
export function peerAddressOf(headers: Readonly<Record<string, unknown>>): string | null {
  const address = headers[markNames().peer];
  return typeof address === 'string' ? address : null;
}
