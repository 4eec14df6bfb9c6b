import { AsyncResource } from 'node:async_hooks';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLocalRequest, markPeer, peerAddress } from './peer-mark';

interface Seen {
  readonly isLocal: boolean;
  readonly address: string | null;
  readonly headers: Record<string, unknown>;
}

const server = createServer(async (request, response) => {
  markPeer(request);
  // As Next.js does: a while later, and with headers of its own on the request.
  request.headers['x-forwarded-for'] ??= request.socket.remoteAddress;
  for await (const _ of request);
  const { 'x-forwarded-for': _, connection: _connection, host: _host, ...headers } = request.headers;
  response.end(JSON.stringify({ isLocal: isLocalRequest(), address: peerAddress(), headers }));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(headers: Record<string, string> = {}): Promise<Seen> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = send({ port, host: '127.0.0.1', headers, method: 'POST' }, async (answer) => {
      let text = '';
      for await (const part of answer) text += part;
      resolve(JSON.parse(text) as Seen);
    });
    request.on('error', reject);
    request.end('{}');
  });
}

describe('the mark of a request', () => {
  it('knows what came straight from this machine and what a proxy handed on', async () => {
    expect(await ask()).toMatchObject({ isLocal: true, address: '127.0.0.1' });
    expect(await ask({ 'x-forwarded-for': '127.0.0.1' })).toMatchObject({ isLocal: false, address: '127.0.0.1' });
  });

  it('stands in no header, which a client could copy from where headers are kept', async () => {
    const { headers } = await ask({ via: '1.1 proxy' });
    expect(Object.keys(headers).sort()).toEqual(['content-length', 'via']);
  });

  it('is that of the last request on a connection, also where that tells no address', () => {
    new AsyncResource('connection').runInAsyncScope(() => {
      markPeer({ headers: {}, socket: { remoteAddress: '::1' } });
      expect(isLocalRequest()).toBe(true);
      markPeer({ headers: {}, socket: {} });
      expect([isLocalRequest(), peerAddress()]).toEqual([false, null]);
    });
    expect([isLocalRequest(), peerAddress()]).toEqual([false, null]);
  });
});
