import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { processSingleton } from '../process-singleton';

/** Says of a request that it came straight from a program on this machine. Nobody outside can guess the name. */
function markName(): string {
  return processSingleton('peer-mark', () => `x-patchbay-local-${randomBytes(12).toString('hex')}`);
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** What a proxy adds: through one on this machine, the whole world comes from here. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Marks a request where its connection tells; Next.js hands routes no address that a client couldn't have written. */
export function markPeer(request: IncomingMessage): void {
  const { headers, socket } = request;
  if (!LOOPBACK.test(socket.remoteAddress ?? '')) return;
  if (PROXY_HEADERS.some((name) => headers[name] !== undefined)) return;
  headers[markName()] = '1';
}

/** True for a request that came straight from this machine. */
export function isLocalRequest(request: Request): boolean {
  return request.headers.has(markName());
}
