import { BlockList, isIP } from 'node:net';

/** What is known of where a sign-in comes from. */
export interface SignInOrigin {
  /** The other end of the connection; null where that isn't known. */
  readonly peer: string | null;
  /** `X-Forwarded-For`, which anybody may write. */
  readonly forwardedFor: string | null | undefined;
  /** True where people reach Patchbay through a proxy. */
  readonly isBehindProxy: boolean;
}

/**
 * The network address that a sign-in comes from, for the throttle alone: whoever could choose it could guess passwords
 * without end. It is the other end of the connection. Only where there is a proxy, and the connection comes from this
 * machine or a private network as a proxy's does, it is the last entry of `X-Forwarded-For`, which the proxy itself wrote
 * (earlier ones are the client's own words). IPv6 networks are taken as one address, since a home has 2^64 of them.
 */
export function clientAddress({ peer, forwardedFor, isBehindProxy }: SignInOrigin): string | null {
  const direct = peer === null ? null : plainAddress(peer);
  if (direct === null) return null;
  const told = isBehindProxy && isNearby(direct) ? forwardedFor?.split(',').at(-1)?.trim() : undefined;
  return networkOf(told ? plainAddress(told) : direct);
}

/** In lower case, and an IPv4 address as such where it comes dressed as IPv6. */
function plainAddress(address: string): string {
  const lower = address.toLowerCase();
  return lower.startsWith('::ffff:') && lower.includes('.') ? lower.slice('::ffff:'.length) : lower;
}

const nearby = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  nearby.addSubnet(network, prefix, 'ipv4');
nearby.addAddress('::1', 'ipv6');
nearby.addSubnet('fc00::', 7, 'ipv6');
nearby.addSubnet('fe80::', 10, 'ipv6');

function isNearby(address: string): boolean {
  const [bare = ''] = address.split('%', 1);
  const version = isIP(bare);
  return version !== 0 && nearby.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 address as it is, and the first four groups of an IPv6 one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? 0 : tail.split(':').length;
    while (groups.length < 8 - after) groups.push('0');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
