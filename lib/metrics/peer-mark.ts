import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { processSingleton } from '../process-singleton';

interface Peer {
  readonly address: string | null;
  readonly isLocal: boolean;
}

/** Beside the request rather than in its headers: what stands there a client could have written, and others keep it. */
function peers(): AsyncLocalStorage<Peer> {
  return processSingleton('peer-mark', () => new AsyncLocalStorage<Peer>());
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** What a proxy adds: through one on this machine, the whole world comes from here. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Notes the other end of a request's connection for all that is done to answer it: Next.js hands routes no address that
 * a client couldn't have written. To be called where Node.js announces the request, before Next.js adds headers of its
 * own.
 */
export function markPeer({ headers, socket }: Pick<IncomingMessage, 'headers'> & PeerSocket): void {
  const address = socket.remoteAddress ?? null;
  const isProxied = PROXY_HEADERS.some((name) => headers[name] !== undefined);
  // Also where there is no address: on a connection that is kept, the request before must not speak for this one.
  peers().enterWith({ address, isLocal: address !== null && LOOPBACK.test(address) && !isProxied });
}

interface PeerSocket {
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** True while a request is answered that came straight from this machine. */
export function isLocalRequest(): boolean {
  return peers().getStore()?.isLocal ?? false;
}

/**
 * The other end of the connection on which the request came that is being answered: the proxy, where there is one. Null
 * where nobody marked it.
 */
export function peerAddress(): string | null {
  return peers().getStore()?.address ?? null;
}
