import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Gives Next.js no address whose percent escapes nobody can read (`/%E0%A4%A`): it would answer 500 before any of our
 * code is asked. To be called before the first request.
 */
export function mendAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.url = mendAddress(request.url ?? '/');
  });
}

/** Where whoever asks for what nobody can read is told so: the route of that name, and a page that doesn't exist. */
const UNREADABLE_API_ADDRESS = '/api/unreadable-address';
const UNREADABLE_PAGE_ADDRESS = '/unreadable/address';

/** An address as Next.js can read it: itself, or the one that says that it can't be read. */
export function mendAddress(address: string): string {
  const [path = ''] = address.split('?', 1);
  if (isReadable(path)) return address;
  return path.startsWith('/api/') ? UNREADABLE_API_ADDRESS : UNREADABLE_PAGE_ADDRESS;
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
