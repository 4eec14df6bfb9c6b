import { usefulPresenceOfPlatform } from './presence-of-platform';

/** What an answer takes from its job to its being applied. */
const SLACK_MS = 5_000;

/**
 * How long after a leave the vendor's presence has put it right where it was told by mistake, in milliseconds: its answer
 * lags, and is asked for every so often. 0 where no answer comes in useful time.
 */
export function findCorrectionTime(platform: string): number {
  const presence = usefulPresenceOfPlatform(platform);
  return presence ? presence.lagMs + presence.everyMs + SLACK_MS : 0;
}
