import type { z } from 'zod';
import { closeVendorRoom } from '../../meetings/vendor-rooms/close-vendor-room';
import type { closeVendorRoomJob } from './close-vendor-room';

export async function handle(payload: z.infer<typeof closeVendorRoomJob.payload>): Promise<void> {
  await closeVendorRoom(payload.meetingId);
}
