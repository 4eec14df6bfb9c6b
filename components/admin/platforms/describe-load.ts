import type { PlatformView } from '@/lib/schemas/platform';
import { countOf, describePeople } from '../describe-people';

interface Load extends Pick<PlatformView, 'rooms' | 'movedRooms' | 'liveMeetings' | 'people'> {
  /** Rooms that the plan moves to it; null until that is known. */
  readonly plannedRooms: number | null;
  /** A kill switch keeps rooms from being moved to it. */
  readonly isStopped: boolean;
}

/** What rests on a platform: its rooms and its calls, in two sentences. */
export function describeLoad({ rooms, movedRooms, plannedRooms, isStopped, liveMeetings, people }: Load): string {
  const home = rooms === 0 ? 'Home of no room' : `Home of ${countOf(rooms, 'room')}`;
  const moved = [
    plannedRooms ? `${plannedRooms} by the plan` : '',
    movedRooms > 0 ? `${movedRooms} by hand` : '',
  ].filter(Boolean);
  if (isStopped) {
    const kept = movedRooms > 0 ? `, also of ${countOf(movedRooms, 'room')} by hand` : '';
    return `${home}. Moves to it are stopped by a kill switch${kept}. ${describeCalls(liveMeetings, people)}`;
  }
  const more = moved.length > 0 ? `, and more are moved to it: ${moved.join(', ')}` : '';
  return `${home}${more}. ${describeCalls(liveMeetings, people)}`;
}

function describeCalls(liveMeetings: number, people: number): string {
  if (liveMeetings === 0) return 'No live meetings.';
  const who = people === 0 ? 'nobody in them' : `with ${describePeople(people)}`;
  return `${countOf(liveMeetings, 'live meeting')}, ${who}.`;
}
