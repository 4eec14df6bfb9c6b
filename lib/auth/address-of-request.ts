import 'server-only';
import { peerAddress } from '../metrics/peer-mark';
import { clientAddress } from './client-address';
import { isSecureSite } from './session-token';

/** Where a request comes from, as limits count it; null where that isn't known. */
export function addressOfRequest(request: Request): string | null {
  return clientAddress({
    peer: peerAddress(),
    forwardedFor: request.headers.get('x-forwarded-for'),
    // Patchbay itself speaks no TLS: where people's address is https, a proxy stands in front.
    isBehindProxy: isSecureSite(),
  });
}
