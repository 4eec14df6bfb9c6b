import type { z } from 'zod';
import { uploadLogo } from '../../meetings/vendor-rooms/upload-logo';
import type { uploadLogoJob } from './upload-logo';

export async function handle(payload: z.infer<typeof uploadLogoJob.payload>): Promise<void> {
  await uploadLogo(payload.meetingId);
}
