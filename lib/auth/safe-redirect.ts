/**
 * Where to send somebody after signing in or out: the wanted address if it lies on our own origin, else our front page.
 * Anything else would let a link to our sign-in page end on somebody else's copy of it.
 * @param wanted a path or an address, straight from the request
 * @param origin ours, without a slash at its end
 * @returns an absolute address of our origin
 */
export function safeRedirect(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || wanted === '') return origin;
  // Parsed as a browser would, so that `//evil`, `/\evil` and a tab before the slashes are seen for what they are.
  if (!URL.canParse(wanted, origin)) return origin;
  const target = new URL(wanted, origin);
  if (target.origin !== new URL(origin).origin || target.username !== '' || target.password !== '') return origin;
  return target.href;
}
