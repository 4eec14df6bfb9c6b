import { ROOM_NEEDS } from '@/lib/schemas/override';
import { countOf } from '../describe-people';

const PLACES: readonly string[] = ROOM_NEEDS;

/** What takes the pins off rooms that stay where they are because of them, also of those that it was chosen for. */
export function describePinRemedy(pinned: number, isSingle: boolean): string {
  if (isSingle) return 'Remove the pin and move';
  if (pinned === 1) return 'Remove the pin of 1 room and move it';
  return `Remove the pins of ${countOf(pinned, 'room')} and move them`;
}

/** A need that the move gives up, in words that follow "without". */
export function describeNeed(need: string): string {
  return need === 'size' ? 'places for everybody' : need.replaceAll('-', ' ');
}

/** Needs once each, in one order whatever was given up of them: what can be ticked stays where it is. */
export function listNeeds(needs: readonly string[]): string[] {
  return [...new Set(needs)].toSorted((one, other) => PLACES.indexOf(one) - PLACES.indexOf(other));
}
