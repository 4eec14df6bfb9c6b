import { describeMoment } from '@/components/admin/describe-time';
import type { RefreshTrouble } from '@/lib/queries/refresh-trouble';

/**
 * What somebody must know before they trust the page: `No connection since 10:42. What you see may be out of date.`
 * @param timeZone left out means the reader's
 */
export function describeRefreshTrouble(trouble: RefreshTrouble, now: Date, timeZone?: string): string {
  const since = describeMoment(new Date(trouble.since), now, timeZone);
  const what = trouble.kind === 'unreachable' ? `No connection since ${since}.` : `Can’t be refreshed since ${since}.`;
  return [what, 'What you see may be out of date.', trouble.message].filter(Boolean).join(' ');
}
