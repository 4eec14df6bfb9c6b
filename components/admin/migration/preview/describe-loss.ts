/** How rooms are counted that lose something which they are set to need, or used of late. */
export const LOSING_ROOMS = 'Lose something they use';

interface Loss {
  readonly losses: readonly string[];
  readonly extras: readonly string[];
}

/**
 * What another platform means for a room: `Loses what it uses: cloud recording`, which counts as losing something, and
 * `Does without: locking the call`, which no room asked for and which doesn't count. Null for each where there is nothing.
 */
export function describeLoss({ losses, extras }: Loss): { loses: string | null; doesWithout: string | null } {
  return {
    loses: losses.length > 0 ? `Loses what it uses: ${losses.join(', ')}` : null,
    doesWithout: extras.length > 0 ? `Does without: ${extras.join(', ')}` : null,
  };
}
