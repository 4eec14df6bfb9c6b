import { AsyncResource } from 'node:async_hooks';
import { afterEach, expect, it, vi } from 'vitest';
import { markPeer } from '../metrics/peer-mark';
import { addressOfRequest } from './address-of-request';
import * as sessionToken from './session-token';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Where a request comes from that Node.js announced with the other end of its connection. */
function addressOf(remoteAddress: string, headers: Record<string, string> = {}): string | null {
  const request = new Request('http://localhost:3000/api/v1/rooms/standup/join', { headers });
  return new AsyncResource('connection').runInAsyncScope(() => {
    markPeer({ headers, socket: { remoteAddress } });
    return addressOfRequest(request);
  });
}

it('is the other end of the connection, whatever a client writes', () => {
  expect(addressOf('203.0.113.7', { 'x-forwarded-for': '198.51.100.1' })).toBe('203.0.113.7');
  expect(addressOf('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
});

it('is what the proxy wrote, where one stands in front', () => {
  vi.spyOn(sessionToken, 'isSecureSite').mockReturnValue(true);
  const forwarded = { 'x-forwarded-for': '6.6.6.6, 198.51.100.1' };
  expect(addressOf('127.0.0.1', forwarded)).toBe('198.51.100.1');
  expect(addressOf('203.0.113.7', forwarded)).toBe('203.0.113.7');
});

it('is unknown where nobody saw the connection', () => {
  expect(addressOfRequest(new Request('http://localhost:3000/'))).toBeNull();
});
