import * as faults from '@/app/demo-platform/api/faults/route';
import * as health from '@/app/demo-platform/api/health/route';
import * as allPresence from '@/app/demo-platform/api/presence/route';
import * as end from '@/app/demo-platform/api/rooms/[room]/end/route';
import * as lock from '@/app/demo-platform/api/rooms/[room]/lock/route';
import * as person from '@/app/demo-platform/api/rooms/[room]/people/[person]/route';
import * as presence from '@/app/demo-platform/api/rooms/[room]/presence/route';
import * as room from '@/app/demo-platform/api/rooms/[room]/route';
import * as sessions from '@/app/demo-platform/api/rooms/[room]/sessions/route';
import * as rooms from '@/app/demo-platform/api/rooms/route';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const ROUTES: readonly (readonly [pattern: RegExp, handlers: Readonly<Record<string, unknown>>])[] = [
  [/^\/rooms$/, rooms],
  [/^\/rooms\/(?<room>[^/]+)$/, room],
  [/^\/rooms\/(?<room>[^/]+)\/end$/, end],
  [/^\/rooms\/(?<room>[^/]+)\/lock$/, lock],
  [/^\/rooms\/(?<room>[^/]+)\/presence$/, presence],
  [/^\/rooms\/(?<room>[^/]+)\/sessions$/, sessions],
  [/^\/rooms\/(?<room>[^/]+)\/people\/(?<person>[^/]+)$/, person],
  [/^\/presence$/, allPresence],
  [/^\/faults$/, faults],
  [/^\/health$/, health],
];

const PREFIX = '/demo-platform/api';

/** A `fetch` whose network ends at the demo vendor's own route handlers. */
export const demoVendorFetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const path = new URL(request.url).pathname;
  if (!path.startsWith(PREFIX)) return new Response('Not here', { status: 404 });
  for (const [pattern, handlers] of ROUTES) {
    const match = pattern.exec(path.slice(PREFIX.length));
    const handler = handlers[request.method] as Handler | undefined;
    if (!match || !handler) continue;
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    return handler(request, { params: Promise.resolve(params) });
  }
  return new Response('Not here', { status: 404 });
};
