import { rescueDeliveries } from '../../webhooks/rescue-deliveries';
import type { JobContext } from '../define-job';

export async function handle(_: unknown, { now }: JobContext): Promise<void> {
  await rescueDeliveries(now());
}
