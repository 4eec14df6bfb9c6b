import { forgetOldDeliveries } from '../../webhooks/forget-old-deliveries';
import type { JobContext } from '../define-job';

export async function handle(_: unknown, { now }: JobContext): Promise<void> {
  await forgetOldDeliveries(now());
}
