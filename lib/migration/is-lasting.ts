import type { Decision } from './decision';

/**
 * True where waiting is in vain for a room that no platform takes: until the room is changed, a platform set up, or a key
 * replaced that was refused.
 */
export function isLasting({ steps }: Pick<Decision, 'steps'>): boolean {
  const refused = steps.filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now');
  return refused.length > 0 && refused.every(({ answer, cause }) => answer === 'cannot' || cause === 'key-refused');
}
