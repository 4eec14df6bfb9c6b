import type { z } from 'zod';
import { reconcilePlatform } from '../../meetings/presence/reconcile-platform';
import type { JobContext } from '../define-job';
import type { reconcilePlatformJob } from './reconcile-platform';

export async function handle(
  payload: z.infer<typeof reconcilePlatformJob.payload>,
  { now }: JobContext,
): Promise<void> {
  await reconcilePlatform(payload.platform, { now });
}
