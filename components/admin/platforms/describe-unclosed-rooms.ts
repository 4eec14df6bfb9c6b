import type { PlatformView } from '@/lib/schemas/platform';

/** Rooms of calls that are over and that a platform wouldn't close: somebody may still be in them. */
export function describeUnclosedRooms({ label, unclosedRooms }: Pick<PlatformView, 'label' | 'unclosedRooms'>): string {
  const rooms = unclosedRooms === 1 ? 'one room whose call is' : `${unclosedRooms} rooms whose calls are`;
  const them = unclosedRooms === 1 ? 'it' : 'them';
  return `${label} hasn’t closed ${rooms} over: somebody who came in past Patchbay may still be in ${them}. It is tried again every hour; the page of each meeting says why.`;
}
