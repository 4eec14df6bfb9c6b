import type { z } from 'zod';
import { endEmptyMeeting } from '../../meetings/ending/end-empty-meeting';
import type { endEmptyMeetingJob } from './end-empty-meeting';

export async function handle(payload: z.infer<typeof endEmptyMeetingJob.payload>): Promise<void> {
  await endEmptyMeeting(payload.meetingId);
}
