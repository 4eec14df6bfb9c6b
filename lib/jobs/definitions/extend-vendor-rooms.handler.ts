import { extendVendorRooms } from '../../meetings/vendor-rooms/extend-vendor-rooms';
import type { JobContext } from '../define-job';

export async function handle(_payload: unknown, { now }: JobContext): Promise<void> {
  await extendVendorRooms(now());
}
