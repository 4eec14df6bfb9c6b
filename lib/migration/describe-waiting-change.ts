import type { LiveMeeting } from '../rooms/room';
import { labelOfPlatform } from './label-of-platform';

/**
 * What waits for the people in a call to leave, in words; null where nothing does. An empty meeting holds nothing back:
 * whoever joins next gets the new platform.
 */
export function describeWaitingChange({ live, next }: { live: LiveMeeting; next: string | null }): string | null {
  if (next === null || next === live.platform || live.people === 0) return null;
  const people = live.people === 1 ? 'one person' : `${live.people} people`;
  return `The next meeting is on ${labelOfPlatform(next)}; ${people} in this call stay on ${labelOfPlatform(live.platform)} until it ends.`;
}
