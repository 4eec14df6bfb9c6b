import type { PlatformView } from '@/lib/schemas/platform';
import { countOf, describePeople } from '../describe-people';

type Load = Pick<PlatformView, 'rooms' | 'movedRooms' | 'liveMeetings' | 'people'>;

/** What rests on a platform: its rooms and its calls, in two sentences. */
export function describeLoad({ rooms, movedRooms, liveMeetings, people }: Load): string {
  const home = rooms === 0 ? 'Home of no room' : `Home of ${countOf(rooms, 'room')}`;
  const moved = movedRooms > 0 ? `, ${movedRooms} more moved to it by hand` : '';
  return `${home}${moved}. ${describeCalls(liveMeetings, people)}`;
}

function describeCalls(liveMeetings: number, people: number): string {
  if (liveMeetings === 0) return 'No live meetings.';
  const who = people === 0 ? 'nobody in them' : `with ${describePeople(people)}`;
  return `${countOf(liveMeetings, 'live meeting')}, ${who}.`;
}
