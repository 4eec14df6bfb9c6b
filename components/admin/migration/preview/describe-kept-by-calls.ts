import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { countWords } from '../../describe-people';

/**
 * How many rooms have their next meeting elsewhere than the call that goes on in them, for whatever reason: they were
 * moved or go back, or the call began while a platform failed.
 */
export function describeKeptByCalls({ rooms, people }: PlanInForceView['inCall']): string {
  const who = people === 1 ? '1 person' : `${countWords(people)} people`;
  if (rooms === 1) {
    return `1 room is in a call on another platform than its next meeting, with ${who}: it changes once the call ends.`;
  }
  return `${countWords(rooms)} rooms are in calls on other platforms than their next meetings, with ${who}: each changes once its call ends.`;
}
