import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';

const PROXY = '10.0.0.2';

describe('the address that the throttle knows a sign-in by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['6.6.6.6, 203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['', PROXY],
    [null, PROXY],
    [undefined, PROXY],
  ])('is what the proxy wrote: %j is %j', (forwardedFor, address) => {
    expect(clientAddress({ peer: PROXY, forwardedFor, isBehindProxy: true })).toBe(address);
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '172.17.0.1', '192.168.1.4', 'fd00::2', 'fe80::1%eth0'])(
    'may be told by a proxy at %s',
    (peer) => {
      expect(clientAddress({ peer, forwardedFor: '203.0.113.7', isBehindProxy: true })).toBe('203.0.113.7');
    },
  );

  it.each(['198.51.100.1', '172.32.0.1', '::ffff:198.51.100.1'])('is not told by a stranger at %s', (peer) => {
    const address = clientAddress({ peer, forwardedFor: '203.0.113.7', isBehindProxy: true });
    expect(address).toBe(peer.replace('::ffff:', ''));
  });

  it('is the other end of the connection where there is no proxy, whatever anybody says', () => {
    for (const forwardedFor of ['203.0.113.7', 'invented', undefined]) {
      expect(clientAddress({ peer: '192.168.1.4', forwardedFor, isBehindProxy: false })).toBe('192.168.1.4');
      expect(clientAddress({ peer: null, forwardedFor, isBehindProxy: true })).toBeNull();
    }
  });
});
