import type { z } from 'zod';
import { fetchRecordingLink } from '../../recordings/fetch-recording-link';
import type { fetchRecordingLinkJob } from './fetch-recording-link';

export async function handle(payload: z.infer<typeof fetchRecordingLinkJob.payload>): Promise<void> {
  await fetchRecordingLink(payload.recordingId);
}
