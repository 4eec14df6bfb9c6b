import { USAGE_DAYS } from '../schemas/decision';
import type { Loss, Shortfall } from './assess-move';
import type { RoomUsage } from './room-facts';

/** What a platform lacks, in words that follow "lacks" or "without". */
export const LOSS_WORDS: Readonly<Record<Loss, string>> = {
  'cloud-recording': 'cloud recording',
  'local-recording': 'local recording',
  size: 'places for so many people',
  'door-ask': 'guest links of one person each',
};

/** The same for one room, with its numbers: `places for 300 people`. */
export function describeShortfall(
  { loss, source }: Shortfall,
  room: { readonly size: number; readonly usage: RoomUsage | null },
): string {
  const people = source === 'settings' ? room.size : (room.usage?.largestPeople ?? room.size);
  const words = loss === 'size' ? `places for ${people} people` : LOSS_WORDS[loss];
  return source === 'settings' ? words : `${words}, which its meetings of the last ${USAGE_DAYS} days used`;
}
