import type { z } from 'zod';
import { reconcileMeeting } from '../../meetings/presence/reconcile-meeting';
import type { JobContext } from '../define-job';
import type { reconcileMeetingJob } from './reconcile-meeting';

export async function handle(payload: z.infer<typeof reconcileMeetingJob.payload>, { now }: JobContext): Promise<void> {
  await reconcileMeeting(payload.meetingId, { now });
}
