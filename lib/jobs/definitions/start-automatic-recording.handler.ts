import type { z } from 'zod';
import { startAutomaticRecording } from '../../recordings/start-automatic-recording';
import type { startAutomaticRecordingJob } from './start-automatic-recording';

export async function handle(payload: z.infer<typeof startAutomaticRecordingJob.payload>): Promise<void> {
  await startAutomaticRecording(payload);
}
