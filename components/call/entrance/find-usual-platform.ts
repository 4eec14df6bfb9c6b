import type { DecisionView } from '@/lib/schemas/decision';

/**
 * Where a call would be that is elsewhere for want of its platform: the room's home, unless the room was moved away from
 * there. Null where it is where it should be.
 */
export function findUsualPlatform({ reason, steps }: Pick<DecisionView, 'reason' | 'steps'>): string | null {
  if (reason !== 'FALLBACK' && reason !== 'DEFAULT') return null;
  const refused = steps.filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now');
  const failed = refused.find(({ answer }) => answer === 'cannot-now');
  const home = refused.find(({ step }) => step === 'ROOM_PLATFORM');
  return (failed === undefined || failed.step === 'DEFAULT' ? home : failed)?.platform ?? null;
}
