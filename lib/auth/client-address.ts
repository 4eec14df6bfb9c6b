/**
 * The network address that a sign-in comes from, for the throttle alone. Behind a proxy it is the last entry of
 * `X-Forwarded-For`, which the proxy itself wrote (earlier ones are the client's own words); without a proxy Next.js puts
 * the address of the connection there. IPv6 networks are taken as one address, since a home has 2^64 of them.
 */
export function clientAddress(forwardedFor: string | null | undefined): string | null {
  const last = forwardedFor?.split(',').at(-1)?.trim().toLowerCase();
  if (!last) return null;
  if (last.startsWith('::ffff:') && last.includes('.')) return last.slice('::ffff:'.length);
  if (!last.includes(':')) return last;
  return last.includes('.') ? last : networkOf(last);
}

/** The first four groups of an IPv6 address. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? 0 : tail.split(':').length;
    while (groups.length < 8 - after) groups.push('0');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
