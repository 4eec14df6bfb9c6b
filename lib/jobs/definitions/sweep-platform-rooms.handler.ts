import { sweepVendorRooms } from '../../meetings/vendor-rooms/sweep-vendor-rooms';
import type { JobContext } from '../define-job';

export async function handle({ platform }: { platform: string }, { now }: JobContext): Promise<void> {
  await sweepVendorRooms(platform, now());
}
