import type { MoveChangeView } from '@/lib/schemas/room-moves';
import { countOf } from '../describe-people';

type Change = Pick<MoveChangeView, 'kind' | 'platform' | 'rooms' | 'examples' | 'ways'>;

/**
 * A move as a line of a list: `Moved standup, board and 10 more to Daily`.
 * @param isOfRoom the list is that of one room, which needn't be named
 */
export function describeChange(change: Change, nameOf: (platform: string) => string, isOfRoom: boolean): string {
  const { kind, platform, rooms } = change;
  const what = isOfRoom ? othersOf(rooms) : nameRooms(change);
  if (kind === 'undo') return `Undid a move${isOfRoom ? what : ` of ${what}`}: ${describeWays(change, nameOf)}`;
  if (kind === 'put-back') return isOfRoom ? `Put back${what}` : `Put back ${what}`;
  return isOfRoom ? `Moved to ${nameOf(platform ?? '')}${what}` : `Moved ${what} to ${nameOf(platform ?? '')}`;
}

/** `from Daily back to Whereby`, or how many rooms went which way. */
function describeWays({ ways, rooms }: Change, nameOf: (platform: string) => string): string {
  const homes = rooms === 1 ? 'its home' : 'their homes';
  const name = (platform: string | null) => (platform === null ? `what the plan and ${homes} say` : nameOf(platform));
  const words = ways.map(({ from, to }) => `from ${name(from)} back to ${name(to)}`);
  if (words.length === 1) return words.join('');
  return words.map((way, index) => `${ways[index]?.rooms} ${way}`).join(', ');
}

function nameRooms({ rooms, examples }: Change): string {
  if (examples.length === 0) return rooms === 1 ? 'a deleted room' : `${rooms} deleted rooms`;
  if (rooms > examples.length) return `${examples.join(', ')} and ${rooms - examples.length} more`;
  if (examples.length < 2) return examples.join('');
  return `${examples.slice(0, -1).join(', ')} and ${examples.at(-1)}`;
}

function othersOf(rooms: number): string {
  return rooms > 1 ? `, with ${countOf(rooms - 1, 'other room')}` : '';
}
