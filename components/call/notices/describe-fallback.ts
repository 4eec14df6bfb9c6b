interface Fallback {
  /** The platform that the call is on. */
  readonly label: string;
  /** Where it would be; null where that isn't known. */
  readonly usual: string | null;
  readonly sentence: string;
}

/** Where a call is instead of where, and then why, without naming its place once more. */
export function describeFallback({ label, usual, sentence }: Fallback): { where: string; why: string | null } {
  const where = `This call is on ${label}${usual === null ? '' : ` instead of ${usual}`}.`;
  const said = [`This call is on ${label}`, label].find((start) => sentence.startsWith(start));
  if (said === undefined) return { where, why: sentence };
  const why = sentence.slice(said.length).replace(/^(, because |\.)\s*/, '');
  return { where, why: why === '' ? null : `${why.charAt(0).toUpperCase()}${why.slice(1)}` };
}
