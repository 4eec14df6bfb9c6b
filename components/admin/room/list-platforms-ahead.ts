import type { DecisionView } from '@/lib/schemas/decision';

/**
 * Every platform that a room's call is on, or may be on next: that of the people who are in, that of the next meeting, and
 * those that only can't take it at this moment and get it as soon as they answer again.
 */
export function listPlatformsAhead(
  live: { readonly platform: string; readonly people: number } | null,
  next: Pick<DecisionView, 'steps'> | undefined,
): string[] {
  const current = live !== null && live.people > 0 ? [live.platform] : [];
  const ahead = (next?.steps ?? [])
    .filter(({ answer }) => answer === 'chosen' || answer === 'cannot-now')
    .flatMap(({ platform }) => platform ?? []);
  return [...new Set([...current, ...ahead])];
}
