import type { PlatformDoubt } from '../decision';
import { describeMoment } from './describe-moment';

/** What has to come true before a foreseen platform is right, in words that follow its name. */
export function describeDoubt(doubt: PlatformDoubt): string {
  return `if it answers again (${describeFailures(doubt)})`;
}

/** How its last tries went, in words that follow "it" or a colon. */
export function describeFailures({ failuresInRow, lastFailedAt }: PlatformDoubt): string {
  const when = lastFailedAt ? describeMoment(lastFailedAt) : null;
  if (failuresInRow === 1) return `its last try failed${when ? ` on ${when}` : ''}`;
  return `its last ${failuresInRow} tries failed${when ? `, the last on ${when}` : ''}`;
}
