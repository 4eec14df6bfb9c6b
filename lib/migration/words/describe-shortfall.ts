import { USAGE_DAYS } from '../../schemas/decision';
import type { Extra, Loss, Shortfall } from '../assess-move';
import type { RoomUsage } from '../room-facts';

/** What a platform lacks, in words that follow "lacks" or "without". */
export const LOSS_WORDS: Readonly<Record<Loss, string>> = {
  'cloud-recording': 'cloud recording',
  'local-recording': 'local recording',
  size: 'places for so many people',
  'door-ask': 'guest links of one person each',
  'unattended-recording': 'recordings that begin before a host is in',
};

export const EXTRA_WORDS: Readonly<Record<Extra, string>> = {
  'host-role': 'host rights',
  lock: 'locking the call',
  'end-for-all': 'ending the call for all from our page',
  'dial-in': 'dialling in by phone',
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
