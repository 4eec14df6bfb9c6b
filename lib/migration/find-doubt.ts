import type { Decision, PlatformDoubt, PlatformFacts } from './decision';

/**
 * How a foreseen platform failed, where nobody knows whether it makes a meeting: it was left alone, may be tried again and
 * hasn't succeeded since. Null where there is no such doubt, and for a call that goes on, of which nothing is asked.
 */
export function findDoubt(
  { platform, reason }: Pick<Decision, 'platform' | 'reason'>,
  platforms: readonly Pick<PlatformFacts, 'id' | 'doubt'>[],
): PlatformDoubt | null {
  if (reason === 'OPEN_MEETING') return null;
  return platforms.find(({ id }) => id === platform)?.doubt ?? null;
}
