import { presenceOfPlatform } from './presence-of-platform';
import { LONGEST_USEFUL_LAG_MS } from './timing';

/** What an answer takes from its job to its being applied. */
const SLACK_MS = 5_000;

/**
 * How long after a leave the vendor's presence has put it right where it was told by mistake, in milliseconds: its answer
 * lags, and is asked for every so often. 0 where no answer comes in useful time.
 */
export function findCorrectionTime(platform: string): number {
  const presence = presenceOfPlatform(platform);
  if (!presence || presence.lagMs > LONGEST_USEFUL_LAG_MS) return 0;
  return presence.lagMs + presence.everyMs + SLACK_MS;
}
