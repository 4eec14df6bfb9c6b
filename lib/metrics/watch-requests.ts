import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { kindOfPath } from './kind-of-path';
import { markPeer } from './peer-mark';
import { getMetrics } from './registry';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Counts every request of this process where Node.js announces it: Next.js offers no place that sees them all. */
export function watchRequests(): void {
  const { requests, requestSeconds } = getMetrics();
  const startedAt = new WeakMap<IncomingMessage, number>();
  subscribe('http.server.request.start', (message) => {
    const { request } = message as Exchange;
    startedAt.set(request, performance.now());
    markPeer(request);
  });
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as Exchange;
    const kind = kindOfPath(request.url ?? '');
    const method = METHODS.find((known) => known === request.method) ?? 'other';
    requests.inc({ kind, method, status: response.statusCode });
    const start = startedAt.get(request);
    const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
    if (start !== undefined && !isStream) requestSeconds.observe({ kind }, (performance.now() - start) / 1_000);
  });
}
